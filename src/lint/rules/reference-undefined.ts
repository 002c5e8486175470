import type { Link } from 'mdast'
import { listHeadingSlugs, openingName } from '../../briefing/link-targets.js'
import { listNamedElements } from '../../briefing/named-elements.js'
import { chapterId, decodeFragment } from '../../briefing/reference-target.js'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import { findHandNotes } from '../by-hand/hand-notes.js'
import { listStrayFences } from '../containers.js'
import type { Explanation } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type Source, type SourceFile } from '../source.js'
import { listAnchors } from '../targets.js'

/**
 * A reference `[](#id)` or a link `[text](#id)` to nothing.
 *
 * A reference would print as nothing, which is an error; a link's words are printed without the link, which is a warning.
 * A figure or table needs an id and a caption to be referred to; a chapter goes by the name of its file without number and
 * ending. A heading goes by the name that GitHub gives it, `#lateral-movement`, and one in another chapter by that
 * chapter's name as well, `#other-chapter/lateral-movement`.
 *
 * @bad
 * ~~~md 01-bridge.md
 * # One
 *
 * See [](#brige) and [the table](#sums).
 * ~~~
 * 01-bridge.md 3:5-3:15: Reference to `#brige`, which is not a figure, table, chapter or heading of this briefing; nothing would be printed. Did you mean `#bridge`?
 * 01-bridge.md 3:20-3:38: Reference to `#sums`, which is not a figure, table, chapter or heading of this briefing; its words are printed without a link.
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
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * As [said](#lateral-movment) in [the other](#other/ways-in) chapter.
 *
 * ## Lateral movement
 * ~~~
 * ~~~md 02-other.md
 * # Two
 *
 * ## Way in
 * ~~~
 * 01-chapter.md 3:4-3:28: Reference to `#lateral-movment`, which is not a figure, table, chapter or heading of this briefing; its words are printed without a link. Did you mean `#lateral-movement`?
 * 01-chapter.md 3:32-3:59: Reference to `#other/ways-in`, which is not a figure, table, chapter or heading of this briefing; its words are printed without a link. Did you mean `#other/way-in`?
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * [](#) and [up](#)
 *
 * ##
 * ~~~
 * 01-chapter.md 3:1-3:6: Reference to `#`, which is not a figure, table, chapter or heading of this briefing; nothing would be printed.
 * 01-chapter.md 3:11-3:18: Reference to `#`, which is not a figure, table, chapter or heading of this briefing; its words are printed without a link.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * The group came back [[4]](#_ftn4).
 * ~~~
 * 01-chapter.md 3:21-3:34: Reference to `#_ftn4`, which is not a figure, table, chapter or heading of this briefing; its words are printed without a link. Word made it from a note: call `[^4]` here, and write `[^4]: …` on a line of its own
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#bridge), [](#other-chapter) and [the table](#%E8%A1%A8), as said [below](#侵入の経路-1) and [there](#other-chapter/why).
 *
 * ## 侵入の経路
 *
 * ## 侵入の経路
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
 *
 * ## Why?
 * ~~~
 */
export default defineRule({
  id: 'reference-undefined',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: false,
  disclaimer: true,
  check(source, report) {
    const anchors = new Map(listAnchors(source).map((anchor) => [anchor.id, anchor]))
    const faulty = group(listFaultyBlocks(source), ({ id }) => id)
    const far = listFarSlugs(source)
    const nearestFar = createNearest(far)
    for (const at of source.files) {
      // The headings of a disclaimer are no targets; it refers to those of its file.
      const slugs = listSlugs((at.role === 'disclaimer' && source.files[0]) || at)
      const nearest = createNearest([...anchors.keys(), ...slugs])
      for (const link of listNodes(at, 'link')) {
        if (!link.url.startsWith('#')) continue
        const id = decodeFragment(link.url)
        const anchor = anchors.get(id)
        if (anchor?.numbered || slugs.has(id) || far.has(id)) continue
        const lost =
          link.children.length === 0
            ? 'nothing would be printed'
            : 'its words are printed without a link'
        const kinds = 'figure, table, chapter or heading'
        const home = source.kind === 'document' ? 'this file' : 'this briefing'
        const near = id.includes('/') ? nearestFar(id) : nearest(id)
        const note = wordNote.exec(id)?.[1]
        const advice =
          note === undefined
            ? didYouMean(near, (fragment) => `#${fragment}`)
            : ` Word made it from a note: call \`[^${note}]\` here, and write \`[^${note}]: …\` on a line of its own`
        report({
          at,
          place: link,
          explainedBy: [...(faulty.get(id) ?? []), ...explainByHand(at, link)],
          // Its words are printed all the same, as GitHub shows them.
          ...(link.children.length > 0 && { atMost: 'warning' as const }),
          reason: anchor
            ? `Reference to the ${anchor.kind} \`#${shorten(id)}\`, which has no caption and so no number. Give it a caption`
            : `Reference to \`#${shorten(id)}\`, which is not a ${kinds} of ${home}; ${lost}.${advice}`,
        })
      }
    }
  },
})

/** `_ftn4`, `_ednref4`: what Word calls a note and its call. */
const wordNote = /^_(?:ftn|edn)(?:ref)?(\d+)$/

/** A link that is the call of a note by hand, or leads back to one, is part of that finding. */
function explainByHand(at: SourceFile, link: Link): Explanation[] {
  const found = findHandNotes(at)
  const [start = -1] = rangeOf(link)
  const isPart = found?.edits?.some(({ range }) => range[0] <= start && start < range[1])
  return found && isPart ? [{ ruleId: 'footnote-by-hand', start: found.place[0] }] : []
}

/** Blocks with an id that are no figure or table for want of a picture or table: other rules say so. */
function listFaultyBlocks({ files }: Source): (Explanation & { id: string })[] {
  const ruleByName = new Map([
    ['figure', 'figure-without-image'],
    ['table', 'table-without-table'],
    ['iocs', 'table-without-table'],
    ['attack', 'attack-annex'],
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

/** Lists the fragments that GitHub gives to the headings of a file, and those that its HTML names. */
function listSlugs({ tree }: SourceFile): Set<string> {
  const slugs = new Set(listHeadingSlugs(tree).keys())
  for (const name of listNamedElements(tree).keys()) slugs.add(name)
  return slugs
}

/** Lists the headings of a briefing as one of its files calls those of another: `chapter-id/slug`. */
function listFarSlugs({ kind, files }: Source): Set<string> {
  if (kind !== 'briefing') return new Set()
  return new Set(
    files.flatMap(({ role, file, tree }) => {
      if (role === 'disclaimer') return []
      const name = role === 'chapter' ? chapterId(file.path) : openingName
      return [...listHeadingSlugs(tree).keys()].map((slug) => `${name}/${slug}`)
    }),
  )
}
