import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fontFaces } from '../../../src/fonts/font-faces.js'
import { readPdf } from '../../../src/proof/pdf/read-pdf.js'
import { plainChapter } from '../../briefing-folder.js'
import { callCli } from '../../call-cli.js'
import { logo, writeHouse } from './house.js'

const mono = fontFaces.find(({ family }) => family === 'IBM Plex Mono')?.file ?? ''
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('colours, fonts, logo and footer reach both editions, which stay sound and the same from run to run', async () => {
  const folder = await writeHouse(
    {
      colours: { strong: '#06403f', accent: 'rgb(217 130 0)', dark: { link: '#9be0d8' } },
      fonts: {
        head: { family: 'House', files: [{ file: 'house.ttf', weight: 700 }], embed: true },
      },
      logo: 'logo.svg',
      footer: {
        left: ['{{publisher}}: {{classification}}'],
        right: ['{{issued}}', '{{page}}/{{pages}}'],
      },
    },
    { 'house.ttf': await readFile(mono), 'logo.svg': logo },
  )
  const first = await callCli(['build'], { cwd: folder })
  expect(first.stderr).not.toContain('briefing:')
  expect(first.code).toBe(0)
  const output = path.join(folder, 'output/2024-03/2024-03')
  const html = await readFile(`${output}.html`, 'utf8')
  expect(html).toContain('--band:#06403f')
  expect(html).toContain('--link:#9be0d8')
  expect(html).toContain('@font-face{font-family:"House";font-weight:700')
  expect(html).toContain('font-src data:')
  expect(html).toMatch(/<p class="publisher"><svg [^>]*class="logo for-strong"/)
  expect(html).toContain('<p>Example Security: Public</p><p>2024-04-10</p>')

  const bytes = await readFile(`${output}.pdf`)
  const { pages, fonts } = await readPdf(bytes)
  const last =
    pages
      .at(-1)
      ?.items.map(({ text }) => text)
      .join('') ?? ''
  expect(last.replaceAll(/\s/g, '')).toContain(`ExampleSecurity:Public`)
  expect(last.replaceAll(/\s/g, '')).toContain(`${pages.length}/${pages.length}`)
  expect(fonts.map(({ name }) => name).join()).toContain('IBMPlexMono')

  await callCli(['build'], { cwd: folder })
  expect(hash(await readFile(`${output}.pdf`))).toBe(hash(bytes))
  expect(await readFile(`${output}.html`, 'utf8')).toBe(html)
})

test('references name pages in the PDF edition, and never in the HTML edition', async () => {
  const chapter = plainChapter.replace('本文', `表は [](#table)。${'文が続く。'.repeat(600)}`)
  const table = ':::table{#table}\n題\n\n| a |\n|---|\n| b |\n:::\n'
  const folder = await writeHouse(
    { references: { page: true } },
    { 'briefings/2024-03/01-chapter.md': `${chapter}\n${table}` },
  )
  expect(await callCli(['build'], { cwd: folder })).toMatchObject({ code: 0 })
  const output = path.join(folder, 'output/2024-03/2024-03')
  const { references } = JSON.parse(await readFile(`${output}.json`, 'utf8'))
  expect(references).toMatchObject([{ target: 'table', text: '表 1（5 ページ）', page: 5, on: 3 }])
  expect(await readFile(`${output}.html`, 'utf8')).toContain(
    '<a href="#table" class="reference">表 1</a>',
  )
})

test('--theme takes a theme that comes with briefing instead of the configured one', async () => {
  const folder = await writeHouse({ colours: { strong: '#06403f' } })
  const run = await callCli(['build', '--theme', 'editorial', '--edition', 'html'], { cwd: folder })
  expect(run.code).toBe(0)
  const html = await readFile(path.join(folder, 'output/2024-03/2024-03.html'), 'utf8')
  expect(html).toContain('--strong:#641733')
  expect(html).not.toContain('#06403f')
})
