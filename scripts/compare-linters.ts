/**
 * Puts the same broken files through remark-lint, markdownlint, @eslint/markdown and our check, and writes what each
 * of them catches to docs/comparison.md. Run it with `npx tsx scripts/compare-linters.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import markdown from '@eslint/markdown'
import { Linter } from 'eslint'
import { lint } from 'markdownlint/promise'
import remarkGfm from 'remark-gfm'
import noDuplicate from 'remark-lint-no-duplicate-definitions'
import noUndefined from 'remark-lint-no-undefined-references'
import noUnused from 'remark-lint-no-unused-definitions'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { check } from '../src/lint/check.js'
import { toSourceFile } from '../src/lint/source.js'
import { parseText } from '../src/source/markdown/parse-text.js'
import { broken, type Case, harmless } from './linter-cases.js'
import { realDocuments } from './real-documents-part.js'

type Lines = number[]

interface Tool {
  name: string
  /** Returns the lines on which the tool complains. */
  run(text: string): Promise<Lines>
}

const remark = unified().use(remarkParse).use(remarkGfm)

function remarkLint(name: string, options: { allowShortcutLink?: boolean }): Tool {
  const linter = remark().use(noUndefined, options).use(noUnused).use(noDuplicate)
  return {
    name,
    async run(text) {
      const file = new VFile({ path: 'notes.md', value: text })
      await linter.run(linter.parse(file), file)
      return file.messages.map(({ line }) => line ?? 0)
    },
  }
}

/** Only the rules about references and definitions: the others judge style, on which these files were not written. */
function markdownLint(name: string, shortcut: boolean): Tool {
  const config = {
    default: false,
    MD011: true,
    MD042: true,
    MD052: { shortcut_syntax: shortcut },
    MD053: true,
  }
  return {
    name,
    async run(text) {
      const { notes = [] } = await lint({ strings: { notes: text }, config })
      return notes.map(({ lineNumber }) => lineNumber)
    },
  }
}

const eslint: Tool = {
  name: '@eslint/markdown',
  async run(text) {
    const found = new Linter().verify(
      text,
      [
        {
          files: ['**/*.md'],
          plugins: { markdown },
          language: 'markdown/gfm',
          rules: {
            'markdown/no-missing-label-refs': 'error',
            'markdown/no-unused-definitions': 'error',
            'markdown/no-duplicate-definitions': 'error',
            'markdown/no-empty-definitions': 'error',
            'markdown/no-invalid-label-refs': 'error',
            'markdown/no-reversed-media-syntax': 'error',
          },
        },
      ] as never,
      'notes.md',
    )
    return found.map(({ line }) => line)
  },
}

/** All rules at their defaults, suggestions included. */
const ours: Tool = {
  name: 'briefing check',
  async run(text) {
    const file = new VFile({ path: 'notes.md', value: text })
    const tree = parseText(String(file))
    const files = [toSourceFile({ file, tree }, 'document')]
    check({ kind: 'document', id: 'notes.md', files })
    return file.messages.map(({ line }) => line ?? 0)
  },
}

const tools: Tool[] = [
  remarkLint('remark-lint', {}),
  remarkLint('remark-lint, shortcuts allowed', { allowShortcutLink: true }),
  markdownLint('markdownlint', false),
  markdownLint('markdownlint, shortcuts checked', true),
  eslint,
  ours,
]

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ⏎ ')
const row = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`

/** Caught: a complaint on a line that has to do with the fault. A complaint elsewhere is no help, but no alarm either. */
async function judge({ text, lines }: Case): Promise<string[]> {
  const results = await Promise.all(tools.map((tool) => tool.run(text)))
  return results.map((found) =>
    found.some((line) => lines.includes(line)) ? 'caught' : '**missed**',
  )
}

const verdicts = await Promise.all(broken.map(judge))
const alarms = await Promise.all(
  harmless.map(({ text }) => Promise.all(tools.map(async (tool) => (await tool.run(text)).length))),
)
const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
const caught = tools.map((_, index) => verdicts.filter((each) => each[index] === 'caught').length)
const falseAlarms = tools.map((_, index) => sum(alarms.map((each) => each[index] ?? 0)))
const heads = tools.map(({ name }) => name)

const page = [
  '<!-- Written by scripts/compare-linters.ts; edit that. -->',
  '',
  '# Linters side by side',
  '',
  'The same files through each linter, with all its rules about footnotes, references and definitions switched on. A',
  'fault is *caught* if the linter complains on a line that the fault is on; what it says may still be about something',
  'else (remark-lint calls a note lost in a picture an unused definition). A *false alarm* is a complaint about text in',
  'which nothing is wrong: defanged indicators, redactions, quotations.',
  '',
  'The faults are those that footnotes in Markdown really have (every one loses or damages a note without a word from',
  'the parser). We chose them, and our rules were written for them: read the table as what each tool knows of',
  'footnotes, not as what it is worth. The other linters find much that ours does not look at.',
  '',
  '## In short',
  '',
  row(['', ...heads]),
  row(['---', ...heads.map(() => '---:')]),
  row([`caught of ${broken.length}`, ...caught]),
  row(['missed', ...caught.map((count) => broken.length - count)]),
  row(['false alarms', ...falseAlarms]),
  '',
  'The second column of remark-lint and the first of markdownlint show the dilemma: what makes the false alarms go also',
  'makes undefined footnotes pass, for to these tools both are the same syntax.',
  '',
  '## Faults',
  '',
  row(['fault', 'written', ...heads]),
  row(['---', '---', ...heads.map(() => '---')]),
  ...broken.map(({ name, text }, index) =>
    row([name, `\`\` ${cell(text.trim())} \`\``, ...(verdicts[index] ?? [])]),
  ),
  '',
  'Our rule about calls in headings, `footnote-in-heading`, exists but is off: the generator keeps such a call out of',
  'contents, bookmarks and running heads.',
  '',
  '## Nothing wrong: complaints',
  '',
  row(['text', ...heads]),
  row(['---', ...heads.map(() => '---:')]),
  ...harmless.map(({ name }, index) => row([name, ...(alarms[index] ?? [])])),
  '',
  '## Versions and rules',
  '',
  '- remark-lint: `no-undefined-references` 5.0.2, `no-unused-definitions` 4.0.2, `no-duplicate-definitions` 4.0.1; in',
  '  its second column with `allowShortcutLink`',
  '- markdownlint 0.40.0: MD011, MD042, MD052, MD053; in its second column with `shortcut_syntax` of MD052',
  '- @eslint/markdown 7.5.1 (the last for Node 20.11) with eslint 9.39.1: `no-missing-label-refs`,',
  '  `no-unused-definitions`, `no-duplicate-definitions`, `no-empty-definitions`, `no-invalid-label-refs`,',
  '  `no-reversed-media-syntax`',
  '- briefing check: all rules at their defaults, for a document outside any briefing',
  '',
].join('\n')

const target = fileURLToPath(new URL('../docs/comparison.md', import.meta.url))
const [, others] = (await readFile(target, 'utf8')).split(`\n${realDocuments}\n`)
await writeFile(target, others === undefined ? page : `${page}\n${realDocuments}\n${others}`)
console.log(
  heads
    .map((name, index) => `${name}: ${caught[index]} caught, ${falseAlarms[index]} false alarms`)
    .join('\n'),
)
