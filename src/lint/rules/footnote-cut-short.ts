import type { RootContent } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { defineRule } from '../rule.js'
import { shorten } from '../shorten.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A paragraph meant for a note that is printed in the text.
 *
 * What goes on with a note after a blank line is indented by four spaces. Without them it is a paragraph of the text,
 * which readers find under the last section. Reported of a paragraph that is indented by less, and of paragraphs
 * without a call that stand between the notes at the end of a file; where each note follows the paragraph that calls
 * it, nothing is.
 *
 * @bad
 * ~~~md
 * Text[^a], more[^b].
 *
 * The end.
 *
 * [^a]: Source: A.
 *
 * It was corrected a day later.
 *
 * [^b]: Source: B.
 *
 *   It was withdrawn.
 * ~~~
 * 7:1-7:30: `It was corrected a day later.` is printed in the text, though it stands among the notes. Indent it by four spaces if it goes on with `[^a]`; if not, put it above them
 * 11:3-11:20: `It was withdrawn.` is indented by less than four spaces, so it is printed in the text, not in the note `[^b]`. Indent it by four
 *
 * @good
 * ~~~md
 * Text[^a].
 *
 * [^a]: Source: A.
 *
 * A paragraph without a source.
 *
 * More[^b].
 *
 * [^b]: Source: B.
 *
 *     It says more.
 * ~~~
 */
export default defineRule({
  id: 'footnote-cut-short',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const { children } = at.tree
      const lastNote = children.findLastIndex(({ type }) => type === 'footnoteDefinition')
      const tail = findTail(at)
      for (const [index, block] of children.entries()) {
        const note = children[index - 1]
        if (block.type !== 'paragraph' || note?.type !== 'footnoteDefinition') continue
        const [start = 0, end = 0] = rangeOf(block)
        const words = `\`${shorten(textOf(at).slice(start, end))}\``
        const label = `\`[^${shorten(note.label ?? note.identifier)}]\``
        if ((block.position?.start.column ?? 1) > 1) {
          const reason = `${words} is indented by less than four spaces, so it is printed in the text, not in the note ${label}. Indent it by four`
          report({ at, place: block, reason })
        } else if (index > tail && index < lastNote && isPlain(block, at)) {
          const reason = `${words} is printed in the text, though it stands among the notes. Indent it by four spaces if it goes on with ${label}; if not, put it above them`
          report({ at, place: block, reason })
        }
      }
    }
  },
})

/** Behind which block of a file nothing but its notes and plain paragraphs stands. */
function findTail(at: SourceFile): number {
  return at.tree.children.findLastIndex(
    (block) => block.type !== 'footnoteDefinition' && !isPlain(block, at),
  )
}

/** A paragraph of words alone, which calls no note and was not meant to. */
function isPlain(block: RootContent, at: SourceFile): boolean {
  if (block.type !== 'paragraph' || block.children.some(({ type }) => type === 'image'))
    return false
  const [start, end] = rangeOf(block)
  return !/[[［【〔][\^＾]/.test(textOf(at).slice(start, end))
}
