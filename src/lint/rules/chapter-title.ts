import type { Heading, RootContent } from 'mdast'
import { findOpenFrontMatter } from '../../source/open-front-matter.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'
import { isEmptyHeading } from './heading-empty.js'

/**
 * A chapter without exactly one `#` heading, first in its file.
 *
 * That heading is the chapter's title: contents, bookmarks and running heads come from it. Text before it would be read
 * before the title, and with a second one nobody knows which of the two is the title.
 *
 * @bad
 * ~~~md 01-chapter.md
 * ## Overview
 *
 * Text.
 * ~~~
 * 01-chapter.md 1:1-1:12: This chapter has no title. Begin the file with a `#` heading
 *
 * @bad
 * ~~~md 01-chapter.md
 * #
 *
 * Text.
 * ~~~
 * 01-chapter.md 1:1-1:2: This title has no words. Say after the `#` what the chapter is about
 *
 * @bad
 * ~~~md 01-chapter.md
 * Text before.
 *
 * # One
 *
 * # Two
 * ~~~
 * 01-chapter.md 1:1-1:13: This stands before the chapter's title. Move it below the `#` heading
 * 01-chapter.md 5:1-5:6: This is a second `#` heading, but a chapter has one title. Write `##` if it is a section; if it is a chapter, move line 5 and what follows into `02-chapter.md`, with the notes that are called there, and renumber the files after it
 *
 * @bad
 * ~~~md 01-chapter.md
 * ---
 * tlp: amber
 *
 * # One
 * ~~~
 * 01-chapter.md 2:1-2:11: The front matter that begins in line 1 is never closed. Write a line `---` below this line
 *
 * @good
 * ~~~md 01-chapter.md
 * <!-- Notes to the editor. -->
 *
 * # One
 *
 * ## Overview
 * ~~~
 */
export default defineRule({
  id: 'chapter-title',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      if (at.role !== 'chapter') continue
      const blocks = at.tree.children.filter(isRead)
      const titles = listNodes(at, 'heading').filter(({ depth }) => depth === 1)
      const [first] = blocks
      const [title, ...others] = titles
      const open =
        at.tree.children[0]?.type === 'yaml' ? undefined : findOpenFrontMatter(String(at.file))
      if (open) {
        report({ at, place: { position: open.place }, reason: open.reason })
      } else if (!title) {
        const reason = 'This chapter has no title. Begin the file with a `#` heading'
        report({ at, place: first ?? [0, 0], reason })
      } else if (isEmptyHeading(title)) {
        const reason = 'This title has no words. Say after the `#` what the chapter is about'
        report({ at, place: title, reason })
      } else if (first && first !== title) {
        const reason = "This stands before the chapter's title. Move it below the `#` heading"
        report({
          at,
          place: first,
          reason,
          cause: { at, place: title, reason: 'The title is here' },
        })
      }
      for (const [index, other] of others.entries()) reportSecond(other, others[index + 1])

      function reportSecond(place: Heading, next: Heading | undefined): void {
        const reason = `This is a second \`#\` heading, but a chapter has one title. Write \`##\` if it is a section; if it is a chapter, move ${nameLines(place, next)} into \`${nameNext(at.file.path)}\`, with the notes that are called there, and renumber the files after it`
        const cause = title && { at, place: title, reason: 'The title is here' }
        report({ at, place, reason, ...(cause && { cause }) })
      }
    }
  },
})

function isRead({ type }: RootContent): boolean {
  return !['yaml', 'html', 'definition', 'footnoteDefinition'].includes(type)
}

function nameLines({ position }: Heading, next: Heading | undefined): string {
  const [from = 1, end] = [position?.start.line, next?.position?.start.line]
  return end === undefined ? `line ${from} and what follows` : `lines ${from} to ${end - 1}`
}

/** `chapters/01-loaders.md`: `02-chapter.md`. */
function nameNext(path: string): string {
  const number = /(?:^|[/\\])(\d+)-[^/\\]*$/.exec(path)?.[1] ?? '1'
  return `${String(Number(number) + 1).padStart(number.length, '0')}-chapter.md`
}
