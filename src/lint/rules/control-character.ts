import { controls } from '../../source/characters/controls.js'
import { dropCharacter } from '../drop-invisible.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A control character.
 *
 * Word and PDFs leave them behind where text is copied: line tabulation, form feed and others that nobody sees. Each is
 * printed as a space.
 *
 * @bad
 * ~~~md
 * Onetwo
 * ~~~
 * 1:4-1:5: A control character (U+000B) stands here, as Word and PDFs leave them; it is printed as a space. Delete it
 *
 * @good
 * ~~~md
 * One two
 * ~~~
 */
export default defineRule({
  id: 'control-character',
  severity: 'warning',
  suppressible: false,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      for (const { 0: character, index } of text.matchAll(controls)) {
        const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
        const reason = `A control character (U+${code}) stands here, as Word and PDFs leave them; it is printed as a space. Delete it`
        const place = [index, index + 1] as const
        const fix = dropCharacter(text, place, ' ')
        report({ at, place, reason, ...(fix && { fix }) })
      }
    }
  },
})
