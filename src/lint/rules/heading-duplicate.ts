import type { Heading } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * Two headings with the same words under the same heading.
 *
 * Contents and bookmarks show two entries that nobody can tell apart. Two chapters may both have a まとめ, and the parts
 * about two actors a “Tools” each.
 *
 * @bad
 * ~~~md
 * ## 概要
 *
 * ## 背景
 *
 * ## 概要
 * ~~~
 * 5:1-5:6: The heading `概要` appears twice under the same heading; contents and bookmarks cannot tell the two apart. Reword one of them
 *
 * @good
 * ~~~md 01-one.md
 * # One
 *
 * ## まとめ
 * ~~~
 * ~~~md 02-two.md
 * # Two
 *
 * ## まとめ
 *
 * ## First actor
 *
 * ### Tools
 *
 * ## Second actor
 *
 * ### Tools
 * ~~~
 */
export default defineRule({
  id: 'heading-duplicate',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      /** The headings that the text is under, from the top, each with those right under it. */
      const above: { depth: number; below: Map<string, Heading> }[] = [
        { depth: 0, below: new Map() },
      ]
      for (const heading of listNodes(at, 'heading')) {
        const { depth } = heading
        while ((above.at(-1)?.depth ?? 0) >= depth) above.pop()
        const siblings = above.at(-1)?.below ?? new Map<string, Heading>()
        above.push({ depth, below: new Map() })
        const text = textIn(heading).replace(/\s+/g, ' ').trim()
        const first = siblings.get(text)
        if (!first) siblings.set(text, heading)
        if (!first || text === '') continue
        report({
          at,
          place: heading,
          reason: `The heading \`${shorten(text)}\` appears twice under the same heading; contents and bookmarks cannot tell the two apart. Reword one of them`,
          cause: { at, place: first, reason: 'The first one is here' },
        })
      }
    }
  },
})
