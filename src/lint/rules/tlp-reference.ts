import type { Link, Nodes } from 'mdast'
import { listHeadingSlugs, openingName } from '../../briefing/link-targets.js'
import { chapterId, decodeFragment } from '../../briefing/reference-target.js'
import { type Level, labelOf } from '../../source/tlp/level.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type Source, type SourceFile } from '../source.js'
import { listCaptioned } from '../targets.js'
import { isHigher, levelOfNode, listLowerEditions } from '../tlp/lower-editions.js'

/**
 * A reference to something that fewer readers may see than the reference.
 *
 * In the edition for the others it would lead nowhere, and show them that something was left out.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * As [](#loader) shows.
 *
 * ::::tlp{amber}
 * :::figure{#loader}
 * ![The loader](loader.png)
 *
 * The loader
 * :::
 * ::::
 * ~~~
 * 01-chapter.md 3:4-3:15: `#loader` is for TLP:AMBER, and this reference for everyone, so below that level it would lead nowhere. Put the reference between `:tlp[` and `]{amber}`, or mark what it leads to lower
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:RED
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * :tlp[More in [the next chapter](#two) on *[its end](#two/end)*.]{green}
 * ~~~
 * ~~~md 02-two.md
 * ---
 * tlp: red
 * ---
 *
 * # Two
 *
 * ## End
 * ~~~
 * 01-one.md 3:14-3:38: `#two` is for TLP:RED, and this reference for TLP:GREEN, so below that level it would lead nowhere. Put the reference between `:tlp[` and `]{red}`, or mark what it leads to lower
 * 01-one.md 3:43-3:62: `#two/end` is for TLP:RED, and this reference for TLP:GREEN, so below that level it would lead nowhere. Put the reference between `:tlp[` and `]{red}`, or mark what it leads to lower
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * It came by post:tlp[, as [](#loader) shows]{amber}.
 *
 * ::::tlp{amber}
 * :::figure{#loader}
 * ![The loader](loader.png)
 *
 * The loader
 * :::
 * ::::
 * ~~~
 */
export default defineRule({
  id: 'tlp-reference',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    if (listLowerEditions(source).length === 0) return
    const levelOf = createTargetLevels(source)
    for (const at of source.files) {
      for (const link of listNodes(at, 'link')) {
        const target = levelOf(at, link)
        const own = levelOfNode(source, at, link)
        if (target === undefined || !isHigher(target, own)) continue
        report({
          at,
          place: link,
          reason: `\`#${shorten(decodeFragment(link.url))}\` is for ${labelOf(target)}, and this reference for ${own ? labelOf(own) : 'everyone'}, so below that level it would lead nowhere. Put the reference between \`:tlp[\` and \`]{${target}}\`, or mark what it leads to lower`,
        })
      }
    }
  },
})

/** Gives the level from which on readers see what a link leads to; undefined where all do, or where it leads nowhere. */
function createTargetLevels(source: Source): (at: SourceFile, link: Link) => Level | undefined {
  const levels = new Map<string, Level | undefined>()
  const add = (id: string, at: SourceFile, ...nodes: (Nodes | undefined)[]): void => {
    const all = nodes.map((node) => node && levelOfNode(source, at, node))
    if (!levels.has(id))
      levels.set(
        id,
        all.reduce((one, other) => (isHigher(other, one) ? other : one)),
      )
  }
  for (const at of source.files) {
    if (at.role === 'disclaimer') continue
    const name = at.role === 'chapter' ? chapterId(at.file.path) : openingName
    const title = at.tree.children.find(({ type }) => type === 'heading')
    if (at.role === 'chapter' && title) add(name, at, title)
    for (const { id, node, caption } of listCaptioned(at)) if (id) add(id, at, node, caption)
    for (const [slug, heading] of listHeadingSlugs(at.tree)) add(`${name}/${slug}`, at, heading)
  }
  return (at, { url }) => {
    if (!url.startsWith('#')) return undefined
    const id = decodeFragment(url)
    const name = at.role === 'chapter' ? chapterId(at.file.path) : openingName
    return levels.has(id) ? levels.get(id) : levels.get(`${name}/${id}`)
  }
}
