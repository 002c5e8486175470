import type { Briefing } from '../../briefing/briefing.js'
import { wordsOf } from '../../briefing/words.js'

/** What a build may write besides the words of its author: numbers with their names, and the kinds in the note model. */
export function listGenerated({
  frontMatter,
  chapters,
  figures,
  tables,
  notes,
}: Briefing): string[] {
  const words = wordsOf(frontMatter.language)
  return [
    ...chapters.map(({ number }) => words.chapter(number)),
    ...figures.map(({ number }) => words.figure(number)),
    ...tables.map(({ number }) => words.table(number)),
    ...notes.flatMap(({ number, calls }) => [
      words.noteLabel(number),
      ...calls.map((_, index) => words.backToCall(number, index + 1)),
    ]),
    ...Array.from({ length: pagesNamed }, (_, index) => words.onPage(index + 1)),
    ...Object.values(words.alerts),
    words.plainTable,
    words.taskDone,
    words.taskOpen,
    ...kinds,
  ]
}

/** More pages than a reference is likely to name. */
const pagesNamed = 300

const kinds = [
  ...['heading', 'summary-title', 'paragraph', 'code', 'caption', 'remark', 'head-row', 'row'],
  ...['summary', 'body', 'closing', 'note', 'monthly', 'commentary'],
]
