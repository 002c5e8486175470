import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { beforeAll, describe, expect, it } from 'vitest'
import * as api from '../../src/index.js'
import remarkFootnoteIntegrity from '../../src/remark.js'

const run = promisify(execFile)
const folder = '.cache/api-examples'

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
})

describe('the public API', () => {
  it('has these names and no others', () => {
    expect(Object.keys(api).sort()).toEqual(['BriefingError', 'build', 'check', 'verifyPdf'])
  })

  it('throws what a caller can mend, with the exit code of the command line', async () => {
    const thrown = await api.check(['nowhere']).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(api.BriefingError)
    expect(thrown).toMatchObject({ code: 2 })
    await expect(api.verifyPdf(new Uint8Array(), {})).rejects.toThrow(/^Expected a note model: /)
  })

  it.each([
    [
      { levels: ['gren'] },
      'Unknown `gren` in `levels`, expected clear, green, amber, amber+strict, red. Did you mean `green`?',
    ],
    [
      { editions: ['htm'] },
      'Unknown `htm` in `editions`, expected pdf, html. Did you mean `html`?',
    ],
  ])('builds nothing for a word that it does not know: %j', async (options, message) => {
    const misspelt = options as api.BuildOptions
    await expect(api.build(['2024-03'], misspelt)).rejects.toMatchObject({ code: 2, message })
  })

  it('does what docs/api.md shows', { timeout: 60_000 }, async () => {
    const text = await readFile('docs/api.md', 'utf8')
    const examples = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
    expect(examples).toHaveLength(4)
    // What is built goes where no reader looks for it.
    for (const [index, code] of examples.entries())
      await writeFile(`${folder}/${index}.mjs`, code.replaceAll("'output", `'${folder}/output`))
    // One after the other, in one process that loads the program once.
    const all = examples.map((_, index) => `await import('./${index}.mjs'); console.log('--')\n`)
    await writeFile(`${folder}/all.mjs`, all.join(''))
    const printed = (await run(process.execPath, [`${folder}/all.mjs`])).stdout.split(/^--\n/m)
    expect(printed[1]?.replace(/\S+(?=2024-03)| \d+$/gm, '')).toBe(
      [
        'pdf undefined 2024-03.pdf',
        'html undefined 2024-03.html undefined',
        'pdf clear 2024-03-clear.pdf',
        'html clear 2024-03-clear.html undefined',
        '',
      ].join('\n'),
    )
    expect(printed[2]).toBe('proved\n')
    expect(printed[3]).toContain('Footnote `[^source]` has no definition')
  })
})

describe('the remark plugin', () => {
  const process = async (text: string, settings = {}) => {
    const file = new VFile({ path: 'a.md', value: text })
    const processor = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkFootnoteIntegrity, settings)
    await processor.run(processor.parse(file), file)
    return file.messages.map(({ ruleId, line, column, fatal }) => ({ ruleId, line, column, fatal }))
  }

  it('finds lost notes, and nothing that is not about footnotes', async () => {
    expect(await process('A claim[^x], https://evil.example/.\n')).toEqual([
      { ruleId: 'footnote-undefined', line: 1, column: 8, fatal: true },
    ])
  })

  it('takes levels as the configuration does', async () => {
    expect(await process('A claim[^x].\n', { 'footnote-undefined': 'warning' })).toEqual([
      { ruleId: 'footnote-undefined', line: 1, column: 8, fatal: false },
    ])
    await expect(process('A.\n', { 'footnote-undefind': 'off' })).rejects.toThrow(
      'Did you mean `footnote-undefined`?',
    )
  })

  it('asks for remark-gfm where nothing else reads notes', async () => {
    const read = async (text: string) => {
      const file = new VFile(text)
      const processor = unified().use(remarkParse).use(remarkFootnoteIntegrity)
      await processor.run(processor.parse(file), file)
    }
    await expect(read('A claim[^x].\n\n[^x]: A source.\n')).rejects.toThrow(
      'use the plugin remark-gfm',
    )
    await expect(read('A claim[^x].\n\n[^x]: <https://a.example/>\n')).rejects.toThrow('remark-gfm')
    await read('\\[^x]: is how a note begins.\n')
  })

  it('runs in remark-cli, named in its configuration', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'remark-'))
    const plugins = ['../../node_modules/remark-gfm/index.js', '../../dist/remark.js']
    const paths = plugins.map((name) => fileURLToPath(new URL(name, import.meta.url)))
    await writeFile(path.join(folder, '.remarkrc.json'), JSON.stringify({ plugins: paths }))
    await writeFile(path.join(folder, 'a.md'), 'A claim[^x].\n')
    const cli = fileURLToPath(new URL('../../node_modules/remark-cli/cli.js', import.meta.url))
    const ran = run(globalThis.process.execPath, [cli, '--frail', '--no-color', 'a.md'], {
      cwd: folder,
    })
    await expect(ran).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/1:8-1:12 +error +Footnote `\[\^x\]` has no definition/),
    })
  })
})
