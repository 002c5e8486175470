import { listPairedBoxes } from '../foreign/paired-boxes.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/** Marks of Markdown around words: strong, code, a link or a picture, an item or a heading at the beginning of a line. */
const mark =
  /\*\*[^\s*][^*\n]*\*\*|`[^`\n]+`|!?\[[^[\]\n]+\]\([^()\s]+\)|(?<=^|\n)[ \t]*(?:#{1,6}|[-*+])[ \t]+(?=\S)/

/**
 * Markdown in a block of HTML, where it is none.
 *
 * A block such as `<div>` or `<td>` goes on to the next blank line, and all of it is HTML: asterisks, backticks and
 * brackets are printed as they stand, here as on GitHub. After a blank line Markdown is Markdown again.
 *
 * @bad
 * ~~~md
 * <div align="center">
 * **Patch now**, see [the advisory](https://example.com/a).
 * </div>
 * ~~~
 * 2:1-2:14: `**Patch now**` is printed as it stands: up to the next blank line, all of this is HTML. Leave a blank line before and after it
 *
 * @good
 * ~~~md
 * <div align="center">
 *
 * **Patch now**
 *
 * </div>
 *
 * <p>2 * 3 * 4, <b>bold</b> and <code>a ** b</code></p>
 * ~~~
 */
export default defineRule({
  id: 'markdown-in-html',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { block, raw, start } of at.words) {
        if (block.type !== 'html') continue
        // One finding for a block: whoever mends it there has mended it all.
        const found = mark.exec(raw)
        if (!found) continue
        const from = start + found.index + (/^[ \t]*/.exec(found[0])?.[0].length ?? 0)
        const end = start + found.index + found[0].trimEnd().length
        const tags = listPairedBoxes(at).flatMap(({ tag, closing: [to] }) =>
          tag !== undefined && tag < from && from < to ? [tag] : [],
        )
        report({
          at,
          place: [from, end],
          explainedBy: tags.map((tag) => ({ ruleId: 'raw-html', start: tag })),
          reason: `\`${shorten(found[0].trim())}\` is printed as it stands: up to the next blank line, all of this is HTML. Leave a blank line before and after it`,
        })
      }
    }
  },
})
