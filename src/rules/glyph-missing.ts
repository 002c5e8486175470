import { defineRule } from './rule.js'
import { textOf } from './source.js'

/**
 * A character that no font has.
 *
 * It would be printed as an empty box, or in whatever font a machine happens to have. Signs, emoji and the scripts that
 * reports quote most come with briefing; simplified Chinese and rarer scripts do not.
 *
 * @bad
 * ~~~md
 * The lure is called 会议.
 * ~~~
 * 1:21-1:22: No font has `议` (U+8BAE, CJK UNIFIED IDEOGRAPH-8BAE), so it would be printed as an empty box. Write it in words, or show it in a picture
 *
 * @good
 * ~~~md
 * Приказ, שלום, اجتماع, 한국어, ไทย, हिन्दी, 會議, 𠮷, ✓ ⚠️ 🚨 ➜ ₿
 * ~~~
 */
export default defineRule({
  id: 'glyph-missing',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files, missing }, report) {
    if (!missing || missing.size === 0) return
    const pattern = new RegExp([...missing.keys()].join('|'), 'gu')
    for (const at of files) {
      for (const { 0: character, index } of textOf(at).matchAll(pattern)) {
        const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
        const ideograph = /[\u2e80-\u2fdf]/.test(character)
          ? character.normalize('NFKC')
          : character
        const help =
          ideograph === character
            ? 'Write it in words, or show it in a picture'
            : `It is a radical; write \`${ideograph}\``
        const reason = `No font has \`${character}\` (U+${code}, ${missing.get(character)}), so it would be printed as an empty box. ${help}`
        report({ at, place: [index, index + character.length], reason })
      }
    }
  },
})
