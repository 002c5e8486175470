import { toString as textIn } from 'mdast-util-to-string'
import { listSourceLinks } from '../notes/note-text.js'
import { defineRule } from '../rule.js'

/**
 * A note that says it gives a source, without anything to look it up by. Off by default.
 *
 * A reader must be able to check a claim. A URL, a DOI, an ISBN or an arXiv or RFC number will do; a note that explains a
 * word needs none, so only notes that begin with “出典” or “Source” are looked at. Off, because a book has no URL.
 *
 * @bad
 * ~~~md
 * 本文[^a]。
 *
 * [^a]: 出典：日本経済新聞
 * ~~~
 * 3:1-3:16: `[^a]` names a source but nothing to look it up by. Add its URL, DOI or ISBN
 *
 * @good
 * ~~~md
 * 本文[^a][^b][^c]。
 *
 * [^a]: 出典：日本経済新聞 <https://example.com/a>
 *
 * [^b]: Source: A paper, doi:10.1000/182
 *
 * [^c]: 用語の説明。
 * ~~~
 */
export default defineRule({
  id: 'source-url-missing',
  severity: 'info',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        const text = textIn(definition).trim()
        if (!/^(出典|出所|引用元|参考|Sources?\b|See\b)/i.test(text)) continue
        if (listSourceLinks(at, definition).length > 0) continue
        if (/\b10\.\d{4,9}\/\S|\bISBN\b|\bISSN\b|\barXiv:|\bRFC ?\d|https?:/i.test(text)) continue
        report({
          at,
          place: definition,
          reason: `\`[^${definition.label}]\` names a source but nothing to look it up by. Add its URL, DOI or ISBN`,
        })
      }
    }
  },
})
