import type { Paragraph } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * Asterisks that were meant to set words in bold, and are printed.
 *
 * `** words **`, with blanks inside its asterisks, is bold in some editors and text on GitHub, and so is `~~ words ~~`. Bold
 * words end with their paragraph: where a blank line parts the asterisks, both print. Write a literal one as `\*`.
 *
 * @bad
 * ~~~md
 * これは** 重要 **であり、~~ 取り消し~~は書き直した。
 *
 * **ログの
 *
 * 保全：**三か月とする。
 * ~~~
 * 1:4-1:12: `** 重要 **` is printed with its signs, since spaces part them from the words. Write `**重要**`
 * 1:16-1:25: `~~ 取り消し~~` is printed with its signs, since spaces part them from the words. Write `~~取り消し~~`
 * 3:1-3:3: `**` begins bold words that do not end in this paragraph, so it is printed. End them with `**` before the blank line, and begin them again after it
 *
 * @good
 * ~~~md
 * これは**重要**であり、2 ** 3 ** 4 を \*\* 計算 \*\* する。`** 記号 **`
 *
 * The **kwargs of it.
 * ~~~
 */
export default defineRule({
  id: 'emphasis-open',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      for (const { start, written, better } of listPadded(at)) {
        const place = [start, start + written.length] as const
        const reason = `\`${shorten(written)}\` is printed with its signs, since spaces part them from the words. Write \`${shorten(better)}\``
        report({ at, place, reason, fix: { range: place, text: better } })
      }
      for (const start of listOpen(at)) {
        const reason =
          '`**` begins bold words that do not end in this paragraph, so it is printed. End them with `**` before the blank line, and begin them again after it'
        report({ at, place: [start, start + 2], reason })
      }
    }
  },
})

const letter = String.raw`[^\s*~\\]`

/** Two signs with words between them, at least one of them parted from the words; none in a sum, `2 ** 3 ** 4`. */
const padded = new RegExp(
  String.raw`(?<![\\*~]|[\p{N})][ \t]?)(\*\*|~~)(?!\1)([ \t\u3000]*)(${letter}(?:[^*~\\\r\n]*${letter})?)([ \t\u3000]*)\1(?![*~])`,
  'gu',
)

/** Finds them in what the parser has left as text. */
function listPadded(at: SourceFile) {
  const source = textOf(at)
  return listNodes(at, 'text').flatMap((node) => {
    const [from, to] = rangeOf(node)
    if (from === undefined) return []
    return [...source.slice(from, to).matchAll(padded)].flatMap((match) => {
      const {
        0: written,
        1: sign = '',
        2: before = '',
        3: words = '',
        4: after = '',
        index,
      } = match
      if (before === '' && after === '') return []
      if (!/\p{L}/u.test(words)) return []
      return [{ start: from + index, written, better: `${sign}${words}${sign}` }]
    })
  })
}

/** Finds paragraphs that begin with `**`, where the next one has the `**` that was meant to end it. */
function listOpen(at: SourceFile): number[] {
  const source = textOf(at)
  const written = ({ children: [first] }: Paragraph): string =>
    first?.type === 'text' ? source.slice(...rangeOf(first)) : ''
  return at.tree.children.flatMap((block, index): number[] => {
    const next = at.tree.children[index + 1]
    if (block.type !== 'paragraph' || next?.type !== 'paragraph') return []
    const isOpen = /^\*\*[^\s*]/.test(written(block)) && !/^\*\*.*(?<!\\)\*\*/s.test(written(block))
    const ends = /^[^*]*[^\s*\\]\*\*(?!\*)/.test(written(next))
    const [start] = rangeOf(block)
    return isOpen && ends && start !== undefined ? [start] : []
  })
}
