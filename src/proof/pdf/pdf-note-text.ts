import { numberAndLabel } from '../model.js'
import { excerpt, hyphenated, normalise } from '../normalise.js'
import { defineTaggedRule } from './rule.js'

/**
 * A note's text is printed as written, to its last word.
 *
 * Notes are what gets cut off when a page is full.
 */
export default defineTaggedRule({
  id: 'pdf-note-text',
  severity: 'error',
  check({ notes }, report) {
    for (const { source, text, page } of notes.printed) {
      const expected = normalise(source.text)
      if (text === expected || isHyphenated(source.text, text)) continue
      let same = 0
      while (same < expected.length && expected[same] === text[same]) same += 1
      const wanted = excerpt(expected.slice(same)) || 'its end'
      const got = excerpt(text.slice(same)) || 'nothing'
      report({
        message: `Note ${numberAndLabel(source)} is not printed as written: expected \`${wanted}\`, found \`${got}\``,
        page,
        at: source,
      })
    }
  },
})

function isHyphenated(source: string, text: string): boolean {
  return source.includes('\u00ad') && new RegExp(`^${hyphenated(source)}$`, 'u').test(text)
}
