import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { openWholePrinter, type WholePrinter } from './print-whole.js'

let printer: WholePrinter

beforeAll(async () => {
  printer = await openWholePrinter()
})
afterAll(() => printer[Symbol.asyncDispose]())

const many = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n + 1)).join('\n')
const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\``

const writeChapter = (blocks: string) =>
  `# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n本文[^a]。\n\n${blocks}\n\n[^a]: 注。\n`

/** Prints a chapter of blocks; gives every error, and the text as it is read aloud. */
async function printBlocks(blocks: string) {
  return printer.print(await writeBriefing({ '01-chapter.md': writeChapter(blocks) }))
}

const call = 'Get-ChildItem -Path C:\\Users -Recurse -Filter *.docx -ErrorAction SilentlyContinue'
const long = `${call} | ${call} # 長い行は次の行へ続く`

const kinds: [string, string][] = [
  [
    'over two pages',
    fence(
      'powershell',
      many(70, (n) => `$n = ${n} # line`),
    ),
  ],
  [
    'of long lines',
    fence(
      'powershell lines',
      many(30, (n) => `${'  '.repeat(n % 4)}${long} ${n}`),
    ),
  ],
  ['with comments over many lines', fence('c lines=970', `/*\n${many(70, (n) => `${n}\n`)}*/`)],
  [
    'of one line of two pages',
    fence('sh', many(900, (n) => `echo --number-${n} &&`).replaceAll('\n', ' ')),
  ],
  ['without a blank', fence('yara', 'ab01'.repeat(900))],
  [
    'with titles',
    many(24, (n) => `${fence(`yara title="rule-${n}.yar"`, `rule A${n} { }\n\n\n`)}\n`),
  ],
  [
    'in lists and quotes',
    `- a\n\n  - b\n\n    ${fence('sh lines title=x', long).replaceAll('\n', '\n    ')}\n\n> ${fence('kql', `T\n| where ${long}`).replaceAll('\n', '\n> ')}`,
  ],
  [
    'in a note',
    `x[^b]\n\n[^b]: Note\n\n    ${fence(
      'python lines',
      many(80, (n) => `print(${n})  # ${n}`),
    ).replaceAll('\n', '\n    ')}`,
  ],
  [
    'with an empty line after every other',
    fence(
      '',
      many(260, (n) => `line ${n}${'\n'.repeat(n % 3)}`),
    ),
  ],
  [
    'of lines that end as on Windows',
    fence('', many(120, (n) => `10.0.0.${n}`).replaceAll('\n', '\r\n')),
  ],
  [
    'with blank lines at the end of a note',
    `x[^b]\n\n[^b]: Note\n\n    \`\`\`c lines\n    int a;\n\n\n\n    \`\`\``,
  ],
  ['in a cell', `<table><tr><td>\n\n${fence('sh', long)}\n\n</td><td>b</td></tr></table>`],
]

describe('code in colours', () => {
  for (const some of [kinds.slice(0, 4), kinds.slice(4, 8), kinds.slice(8)]) {
    it(`keeps every promise: ${some.map(([kind]) => kind).join(', ')}`, async () => {
      const chapters = some.map(([kind, blocks], nth) => [
        `${nth + 11}-${kind.replaceAll(' ', '-')}.md`,
        writeChapter(blocks),
      ])
      const folder = await writeBriefing({ ...Object.fromEntries(chapters), '01-chapter.md': null })
      expect((await printer.print(folder)).errors).toEqual([])
    })
  }

  it('keeps every promise wherever a page cuts it', async () => {
    const rule = fence(
      'yara',
      'rule A {\n  strings:\n    $b = "c"\n  condition:\n    uint16(0) == 0x5A4D and filesize < 200KB and (any of ($s*) or #mz > 2) // done\n}',
    )
    const files = Array.from({ length: 9 }, (_, nth) => [
      `0${nth + 1}-part-${nth}.md`,
      `# 題${nth}\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${many(nth + 1, (n) => `段落${n}。\n`)}\n${many(8, () => `${rule}\n`)}`,
    ])
    const folder = await writeBriefing(Object.fromEntries(files))
    expect((await printer.print(folder)).errors).toEqual([])
  })

  it.each(['c', 'c lines', ''])(
    'leaves blank lines behind where no room is: `%s`',
    async (info) => {
      const code = fence(
        info,
        many(120, (n) => `${'\n'.repeat(n % 4)}int n = ${n};`),
      )
      const files = Array.from({ length: 6 }, (_, nth) => [
        `0${nth + 1}-part-${nth}.md`,
        `# 題${nth}\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${many(nth + 1, (n) => `段落${n}。\n`)}\n${code}\n`,
      ])
      const folder = await writeBriefing(Object.fromEntries(files))
      expect((await printer.print(folder)).errors).toEqual([])
    },
  )

  it('leaves blank lines of a `<pre>` behind as well', async () => {
    const pre = `<pre>${many(200, (n) => (n % 5 < 2 ? '<br>' : `line ${n}`)).replaceAll('<br>', '')}</pre>`
    expect((await printBlocks(`${many(5, (n) => `段落${n}。\n`)}\n${pre}`)).errors).toEqual([])
  })

  it('is read aloud without the numbers of its lines, after its title', async () => {
    const { order } = await printBlocks(fence('sh lines=41 title="a.sh"', 'ls -la\necho "b"'))
    expect(order).toContain('P a.sh\n')
    expect(order).toMatch(/P \[Code ls -la ?echo "b"\]/)
    expect(order).not.toContain('41')
  })
})
