import * as z from 'zod'
import { wordsOfNote } from '../notes/note-text.js'
import { defineRule } from '../rule.js'

/**
 * A note of more words than a note should have.
 *
 * Notes share the page with the text that calls them; a long one is split over two pages, and the reader loses it. What
 * needs so many words belongs in the text. URLs do not count. Japanese and Chinese are counted in characters.
 *
 * @bad {"words": 5}
 * ~~~md
 * A claim[^a].
 *
 * [^a]: One two three four five six. <https://example.com/a>
 * ~~~
 * 3:1-3:59: `[^a]` has 6 words, more than 5; a note that long is split over pages. Shorten it, or move it into the text
 *
 * @bad {"characters": 5}
 * ~~~md
 * 本文[^注]。
 *
 * [^注]: 一二三四五六
 * ~~~
 * 3:1-3:13: `[^注]` has 6 characters, more than 5; a note that long is split over pages. Shorten it, or move it into the text
 *
 * @good
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source. <https://example.com/a>
 * ~~~
 */
export default defineRule({
  id: 'footnote-too-long',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  options: z.strictObject({
    words: z.int().positive().default(120),
    characters: z.int().positive().default(400),
  }),
  check({ files }, report, { words, characters }) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        const text = wordsOfNote(definition)
        // At least one character stands between two words.
        if (text.length <= Math.min(characters, 2 * words)) continue
        const cjk =
          text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
        const spaced =
          text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) ?? []
        const count = spaced.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
        const excess =
          cjk > characters
            ? `${cjk} characters, more than ${characters}`
            : count > words
              ? `${count} words, more than ${words}`
              : undefined
        if (!excess) continue
        report({
          at,
          place: definition,
          reason: `\`[^${definition.label}]\` has ${excess}; a note that long is split over pages. Shorten it, or move it into the text`,
        })
      }
    }
  },
})
