import type { Heading } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { listNodes } from './source.js'

/**
 * Two headings of the same words in one chapter.
 *
 * Contents and bookmarks show two entries that nobody can tell apart. Two chapters may both have a まとめ.
 *
 * @bad
 * ~~~md
 * ## 概要
 *
 * ## 背景
 *
 * ### 概要
 * ~~~
 * 5:1-5:7: The heading `概要` stands in this file twice; contents and bookmarks cannot tell them apart. Reword one of them
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
 * ~~~
 */
export default defineRule({
  id: 'heading-duplicate',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const firstByText = new Map<string, Heading>()
      for (const heading of listNodes(at, 'heading')) {
        const text = textIn(heading).replace(/\s+/g, ' ').trim()
        const first = firstByText.get(text)
        if (!first) firstByText.set(text, heading)
        if (!first || text === '') continue
        report({
          at,
          place: heading,
          reason: `The heading \`${shorten(text)}\` stands in this file twice; contents and bookmarks cannot tell them apart. Reword one of them`,
          cause: { at, place: first, reason: 'The first one is here' },
        })
      }
    }
  },
})
