import type { Link } from 'mdast'
import { headOf } from '../landmarks.js'
import { originalChapter, readTranslation } from '../neighbours/translation.js'
import { listSourceLinks, pageOf } from '../notes/note-text.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * Sources that the notes of a translation cite and those of its original do not, or the other way round.
 *
 * The addresses are compared, chapter by chapter; in which note they stand, and how often, does not matter. A translation
 * that leaves out notes says so: `translation-omits: [notes]`.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source <https://example.com/2024/03/o2>
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * 主張[^1]。
 *
 * [^1]: 出典 <https://example.com/2024/03/02>
 * ~~~
 * 01-one.md 1:1-1:6: The original cites `https://example.com/2024/03/02` in this chapter, and the translation does not. Cite it, or list `notes` under `translation-omits`
 * 2024-03/01-one.md 5:10-5:42: This source
 * 01-one.md 5:16-5:48: The original does not cite `https://example.com/2024/03/o2` in this chapter. Correct the address, or cite it there
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * translation-omits: [notes]
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source <https://www.example.com/a/>
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * 主張[^1]と主張[^2]。
 *
 * [^1]: 出典 <https://example.com/a>
 *
 * [^2]: 出典 <https://example.com/b>
 * ~~~
 */
export default defineRule({
  id: 'translation-sources',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    for (const { here, there } of translation?.pairs ?? []) {
      const [own, its] = [byPage(here), byPage(there)]
      for (const [page, link] of translation?.omits('notes') ? [] : its) {
        if (own.has(page)) continue
        report({
          ...headOf(here),
          reason: `The original cites \`${shorten(link.url)}\` in this chapter, and the translation does not. Cite it, or list \`notes\` under \`translation-omits\``,
          cause: { at: there, place: link, reason: 'This source' },
        })
      }
      for (const [page, link] of own) {
        if (its.has(page)) continue
        report({
          at: here,
          place: link,
          reason: `The original does not cite \`${shorten(link.url)}\` in this chapter. Correct the address, or cite it there`,
          cause: originalChapter(there),
        })
      }
    }
  },
})

/** The first link to each page. */
function byPage(at: SourceFile): Map<string, Link> {
  const links = at.footnotes.definitions.flatMap((definition) => listSourceLinks(at, definition))
  return new Map([...links].reverse().map((link) => [pageOf(link.url), link]))
}
