import type { ContainerDirective } from 'mdast-util-directive'
import { isTable } from '../../briefing/captioned-blocks.js'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { containerNames } from '../containers.js'
import { fenceOf } from '../landmarks.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * An attribute of a `:::` block that means nothing there.
 *
 * A figure and a table have an id and may say `here`, which keeps them in their place; a table may say `landscape`, which
 * turns its page. Anything else in the braces is ignored, and so is `landscape` in a list or a quote, which cannot be
 * divided by a turned page. A caption is a paragraph inside the block, where it may call notes.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::table{#hosts landscpe}
 * Hosts
 *
 * | Host | Seen |
 * |---|---|
 * | a | b |
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:26: `landscpe` means nothing on a `:::table`. Did you mean `landscape`?
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * - A list
 *
 *   :::table{landscape}
 *   Hosts
 *
 *   | Host | Seen |
 *   |---|---|
 *   | a | b |
 *   :::
 * ~~~
 * 01-chapter.md 5:3-5:22: `landscape` turns a page only for a table that stands by itself, not inside a list, a quote or another block. Move the table out of it
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::table{#hosts caption="Hosts"}
 * | Host | Seen |
 * |---|---|
 * | a | b |
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:33: `caption` means nothing on a `:::table`. Write the caption as a paragraph of its own inside the block
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::table{#hosts landscape}
 * Hosts
 *
 * | Host | Seen |
 * |---|---|
 * | a | b |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'container-attribute',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const { node, parent } of at.visits) {
        if (node.type !== 'containerDirective' || !containerNames.includes(node.name)) continue
        const known = listKnown(node)
        const nearest = createNearest(known)
        for (const name of Object.keys(node.attributes ?? {})) {
          if (!known.includes(name)) {
            report({
              at,
              place: fenceOf(at, node),
              reason: `\`${shorten(name)}\` means nothing on a \`:::${node.name}\`.${isCaption(name, known) ? ' Write the caption as a paragraph of its own inside the block' : didYouMean(nearest(name)) || ' Remove it'}`,
            })
          } else if (name === 'landscape' && parent?.node.type !== 'root') {
            report({
              at,
              place: fenceOf(at, node),
              reason:
                '`landscape` turns a page only for a table that stands by itself, not inside a list, a quote or another block. Move the table out of it',
            })
          }
        }
      }
    }
  },
})

/** Whether it is where other formats write the caption of a block that has one. */
function isCaption(name: string, known: readonly string[]): boolean {
  return (name === 'caption' || name === 'title') && known.includes('id')
}

function listKnown(directive: ContainerDirective): string[] {
  if (isTable(directive)) return ['id', 'landscape', 'here']
  if (directive.name === 'figure') return ['id', 'here']
  return directive.name === 'figures' ? ['here'] : []
}
