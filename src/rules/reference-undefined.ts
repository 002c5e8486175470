import { group } from '../footnotes/group.js'
import { decodeFragment } from '../report/reference-target.js'
import type { Explanation } from './finding.js'
import { createNearest, suggest } from './nearest.js'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { listSlugs } from './slugs.js'
import { listNodes, type Source } from './source.js'
import { listAnchors, listStrayFences } from './targets.js'

/**
 * A reference `[](#id)` to nothing.
 *
 * It would print as nothing, or as a link that leads nowhere. A figure or table needs an id and a caption to be referred
 * to; a chapter is called by its file's name without number and ending. In a Markdown file outside any briefing,
 * headings count as GitHub names them.
 *
 * @bad
 * ~~~md 01-bridge.md
 * # One
 *
 * See [](#brige) and [the table](#sums).
 * ~~~
 * 01-bridge.md 3:5-3:15: Reference to `#brige`, which is no figure, table or chapter of this briefing; nothing would be printed. Did you mean `#bridge`?
 * 01-bridge.md 3:20-3:38: Reference to `#sums`, which is no figure, table or chapter of this briefing; the link would lead nowhere.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#bridge).
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 * :::
 * ~~~
 * 01-chapter.md 3:5-3:16: Reference to the figure `#bridge`, which has no caption and so no number. Give it a caption
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#bridge), [](#other-chapter) and [the table](#%E8%A1%A8).
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 *
 * :::table{#表}
 * Sums
 *
 * | a |
 * |---|
 * | 1 |
 * :::
 * ~~~
 * ~~~md 02-other-chapter.md
 * # Two
 * ~~~
 */
export default defineRule({
  id: 'reference-undefined',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check(source, report) {
    const anchors = new Map(listAnchors(source).map((anchor) => [anchor.id, anchor]))
    const nearest = createNearest(anchors.keys())
    const faulty = group(listFaultyBlocks(source), ({ id }) => id)
    for (const at of source.files) {
      const slugs = source.kind === 'document' ? listSlugs(at) : new Set<string>()
      for (const link of listNodes(at, 'link')) {
        if (!link.url.startsWith('#')) continue
        const id = decodeFragment(link.url)
        const anchor = anchors.get(id)
        if (anchor?.numbered || slugs.has(id)) continue
        const lost =
          link.children.length === 0 ? 'nothing would be printed' : 'the link would lead nowhere'
        const home = source.kind === 'document' ? 'this file' : 'this briefing'
        report({
          at,
          place: link,
          explainedBy: faulty.get(id) ?? [],
          reason: anchor
            ? `Reference to the ${anchor.kind} \`#${shorten(id)}\`, which has no caption and so no number. Give it a caption`
            : `Reference to \`#${shorten(id)}\`, which is no figure, table or chapter of ${home}; ${lost}.${suggest(nearest(id), (near) => `#${near}`)}`,
        })
      }
    }
  },
})

/** Blocks with an id that are no figure or table for want of a picture or table: other rules say so. */
function listFaultyBlocks({ files }: Source): (Explanation & { id: string })[] {
  const ruleByName = new Map([
    ['figure', 'figure-without-image'],
    ['table', 'table-without-table'],
  ])
  const strays = files.flatMap((at) =>
    listStrayFences(at).flatMap(({ start, words }) => {
      const id = /\{\s*#([^\s}]+)/.exec(words)?.[1]
      return id ? [{ id, at, ruleId: 'container-fence', start }] : []
    }),
  )
  const blocks = files.flatMap((at) =>
    listNodes(at, 'containerDirective').flatMap(({ name, attributes, position }) => {
      const id = attributes?.id
      const ruleId = ruleByName.get(name) ?? 'unknown-container'
      return id ? [{ id, at, ruleId, start: position?.start.offset ?? 0 }] : []
    }),
  )
  return [...blocks, ...strays]
}
