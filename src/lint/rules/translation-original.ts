import { omissionKinds } from '../../source/front-matter.js'
import { keyOf } from '../landmarks.js'
import { readTranslation } from '../neighbours/translation.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'
import { listAnchors } from '../targets.js'

/**
 * A translation whose original is not there, or one that omits what the original does not have.
 *
 * `translation-of` names a folder beside the briefing's own, and what cannot be read there cannot be compared. An entry of
 * `translation-omits` that fits nothing hides what will be lost tomorrow.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-02
 * ---
 * ~~~
 * briefing.md 2:1-2:24: `2024-02` is not a readable briefing beside this one, so nothing is compared with it. Write the name of its folder
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * translation-omits: ["#map"]
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # Eins
 * ~~~
 * briefing.md 3:22-3:26: The original has no chapter, figure or table `#map`, so there is nothing to leave out. Correct the id, or remove it
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * translation-omits: ["#map", numbers]
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # Eins
 *
 * :::figure{#map}
 * ![Karte](map.svg)
 *
 * Die Karte
 * :::
 * ~~~
 */
export default defineRule({
  id: 'translation-original',
  severity: 'warning',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const at = source.files.find(({ role }) => role === 'briefing')
    const id = source.frontMatter?.['translation-of']
    if (!at || !source.neighbours || id === undefined) return
    const translation = readTranslation(source)
    if (!translation) {
      report({
        ...(keyOf(at, 'translation-of') ?? { at, place: [0, 0] }),
        reason: `\`${id}\` is not a readable briefing beside this one, so nothing is compared with it. Write the name of its folder`,
      })
      return
    }
    const known = new Set(listAnchors(translation.original).map((anchor) => `#${anchor.id}`))
    const kinds: readonly string[] = omissionKinds
    for (const name of source.frontMatter?.['translation-omits'] ?? []) {
      if (kinds.includes(name) || known.has(name)) continue
      const start = textOf(at).indexOf(name)
      report({
        at,
        place: [start, start + name.length],
        reason: `The original has no chapter, figure or table \`${name}\`, so there is nothing to leave out. Correct the id, or remove it`,
      })
    }
  },
})
