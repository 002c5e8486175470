import type { Paragraph, RootContent } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A paragraph meant for a note that is printed in the text.
 *
 * What goes on with a note after a blank line is indented by four spaces. Without them it is a paragraph of the text,
 * which readers find under the last section. Reported of a paragraph that is indented by less, and of paragraphs
 * without a call that stand between the notes at the end of a file; where each note follows the paragraph that calls
 * it, nothing is. Nor is it of a heading in bold among notes, or a remark that begins with ※.
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
 *
 * @bad
 * ~~~md
 * - One[^a]
 *
 * [^a]: Source: A.
 *
 *   More of one.
 * ~~~
 * 5:3-5:15: `More of one.` is printed in the text, not in the item of the list above `[^a]`, which ends the list. Put it above the note; if it goes on with the note, indent it by four
 *
 * @good
 * ~~~md
 * Text[^a], more[^b].
 *
 * **Web**
 *
 * [^a]: Source: A.
 *
 * **Books**
 *
 * <!-- Checked by two. -->
 *
 * ※ The addresses were asked on 3 April.
 *
 * [^b]: Source: B.
 * ~~~
 */
export default defineRule({
  id: 'footnote-cut-short',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const blocks = at.tree.children.filter((block) => !isComment(block))
      const lastNote = blocks.findLastIndex(({ type }) => type === 'footnoteDefinition')
      const tail = findTail(blocks, at)
      for (const [index, block] of blocks.entries()) {
        const note = blocks[index - 1]
        if (block.type !== 'paragraph' || note?.type !== 'footnoteDefinition') continue
        const [start = 0, end = 0] = rangeOf(block)
        const words = `\`${shorten(textOf(at).slice(start, end))}\``
        const label = `\`[^${shorten(note.label ?? note.identifier)}]\``
        if ((block.position?.start.column ?? 1) > 1) {
          const reason = isOfItem(block, blocks.slice(0, index))
            ? `${words} is printed in the text, not in the item of the list above ${label}, which ends the list. Put it above the note; if it goes on with the note, indent it by four`
            : `${words} is indented by less than four spaces, so it is printed in the text, not in the note ${label}. Indent it by four`
          report({ at, place: block, reason })
        } else if (
          index > tail &&
          index < lastNote &&
          isPlain(block, at) &&
          !isAboutNotes(block, at)
        ) {
          const reason = `${words} is printed in the text, though it stands among the notes. Indent it by four spaces if it goes on with ${label}; if not, put it above them`
          report({ at, place: block, reason })
        }
      }
    }
  },
})

/** It is not printed; one that silences this rule stands between a note and its paragraph. */
function isComment(block: RootContent): boolean {
  return block.type === 'html' && /^<!--(?:(?!-->)[\s\S])*-->$/.test(block.value.trim())
}

/** Whether a paragraph is indented as an item of the list is that its note has ended. */
function isOfItem(paragraph: Paragraph, before: readonly RootContent[]): boolean {
  const list = before.findLast(({ type }) => type !== 'footnoteDefinition')
  if (list?.type !== 'list') return false
  const column = list.children.at(-1)?.children[0]?.position?.start.column
  return column === paragraph.position?.start.column
}

/** A heading in bold or a remark that stands between notes on purpose. */
function isAboutNotes(paragraph: Paragraph, at: SourceFile): boolean {
  const [only, ...others] = paragraph.children
  const [start] = rangeOf(paragraph)
  return (only?.type === 'strong' && others.length === 0) || textOf(at)[start ?? 0] === '※'
}

/** After which block of a file nothing but its notes and plain paragraphs stands. */
function findTail(blocks: readonly RootContent[], at: SourceFile): number {
  return blocks.findLastIndex((block) => block.type !== 'footnoteDefinition' && !isPlain(block, at))
}

/** A paragraph of words alone, which calls no note and was not meant to. */
function isPlain(block: RootContent, at: SourceFile): boolean {
  if (block.type !== 'paragraph' || block.children.some(({ type }) => type === 'image'))
    return false
  const [start, end] = rangeOf(block)
  return !/[[［【〔][\^＾]/.test(textOf(at).slice(start, end))
}
