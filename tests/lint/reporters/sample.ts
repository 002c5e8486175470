import { VFile } from 'vfile'
import type { Edit } from '../../../src/lint/finding.js'

export interface Said {
  ruleId: string
  /** Whether it is an error; undefined is a remark. */
  fatal: boolean | undefined
  /** Line, column, and the column after the last character. */
  place: [line: number, column: number, endColumn: number]
  reason: string
  fix?: Edit | Edit[]
  cause?: { place: [line: number, column: number, endColumn: number]; reason: string }
}

/** A file with messages as the rules leave them. */
export function fileThatSays(path: string, text: string, ...said: readonly Said[]): VFile {
  const file = new VFile({ path, value: text })
  for (const { ruleId, fatal, place, reason, fix, cause } of said) {
    const message = file.message(reason, { place: range(place), ruleId, source: 'briefing' })
    message.fatal = fatal
    message.url = `docs/rules.md#${ruleId}`
    if (fix) Object.assign(message, { data: { fix } })
    if (cause) {
      message.cause = file.message(cause.reason, { place: range(cause.place) })
      file.messages.pop()
    }
  }
  return file
}

function range([line, column, endColumn]: Said['place']) {
  return { start: { line, column }, end: { line, column: endColumn } }
}

const text = '本文[^a] と[^x]。\n\n[^a]: 一 <https://a.example/>\n[^a]: 二 <https://b.example/>\n'

/** An error with a second place, a warning that can be repaired, and a remark in a second file. */
export const sample = (): VFile[] => [
  fileThatSays(
    'b/01-章.md',
    text,
    {
      ruleId: 'footnote-spacing',
      fatal: false,
      place: [1, 7, 8],
      reason: 'A blank, 100 % wrong',
      fix: [
        { range: [6, 7], text: '' },
        { range: [2, 2], text: ' ' },
      ],
    },
    {
      ruleId: 'footnote-duplicate-definition',
      fatal: true,
      place: [4, 1, 29],
      reason: '`[^a]` is <defined> again',
      cause: { place: [3, 1, 29], reason: 'The first is here' },
    },
  ),
  fileThatSays('c.md', 'A | B\n', {
    ruleId: 'link-insecure',
    fatal: undefined,
    place: [1, 3, 4],
    reason: 'A "|" here',
  }),
  fileThatSays('good.md', 'Good.\n'),
]
