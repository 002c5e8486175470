import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

interface Packed {
  size: number
  unpackedSize: number
  files: { path: string }[]
}

let packed: Packed

beforeAll(async () => {
  const { stdout } = await promisify(execFile)('npm', [
    'pack',
    '--dry-run',
    '--json',
    // They build, which other tests would not survive.
    '--ignore-scripts',
  ])
  packed = JSON.parse(stdout)[0]
})

/** Guards, with room above what is there: 2.3 MB packed, 10.5 MB unpacked and 340 files on 29 November 2026. */
const limits = { size: 2_500_000, unpackedSize: 11_200_000, files: 360 }

describe('the package', () => {
  it('is no larger than it has to be', () => {
    expect(packed.size).toBeLessThan(limits.size)
    expect(packed.unpackedSize).toBeLessThan(limits.unpackedSize)
    expect(packed.files.length).toBeLessThan(limits.files)
  })

  it('holds what messages and exports point to, and nothing that cannot be used', async () => {
    const paths = packed.files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/NOTICE',
        'dist/cli.js',
        'dist/cli/check-thread.js',
        'dist/pdf/finish/deflate-thread.js',
        'dist/in-page.js',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/preview/client/main.js',
        'dist/preview/lane.js',
        'dist/remark.js',
        'dist/remark.d.ts',
        'dist/start.js',
        'dist/source/markdown/thread.js',
        'docs/rules.md',
        'docs/schema/config.schema.json',
        'templates/monthly/pdf.hbs',
      ]),
    )
    const types = paths.filter((path) => path.endsWith('.d.ts'))
    expect(types.sort()).toEqual([
      'dist/exit-code.d.ts',
      'dist/index.d.ts',
      'dist/proof/message.d.ts',
      'dist/remark.d.ts',
    ])
    for (const file of types) {
      const text = await readFile(file, 'utf8')
      for (const [, target] of text.matchAll(/from ['"]\.\/(.*)\.js['"]/g))
        expect(types).toContain(`dist/${target}.d.ts`)
    }
    expect(paths.filter((path) => /^(?:src|tests|briefings|output)\//.test(path))).toEqual([])
  })

  it('tells the licences of what its bundles hold', async () => {
    const notice = await readFile('dist/NOTICE', 'utf8')
    expect(notice).toMatch(/^unified \d+\.\d+\.\d+ \(MIT\)$/m)
    expect(notice).not.toMatch(/ \((?:A?GPL|UNLICENSED|undefined)/)
    // One that comes without the text of its licence, and data.
    expect(notice).toMatch(
      /^saxes \d+\.\d+\.\d+ \(ISC\)\n\nISC License:\n\nCopyright \(c\) Louis-Dominique Dubeau/m,
    )
    expect(notice).toMatch(/^https:\/\/attack\.mitre\.org\n\n.*© \d{4} The MITRE Corporation/m)
  })
})
