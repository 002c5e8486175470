import { invisible, mayHoldInvisible } from '../../source/characters/invisible.js'
import { dropCharacter } from '../drop-invisible.js'
import { listPrinted } from '../printed-characters.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A character that nobody sees.
 *
 * Web pages, chats and PDFs leave them behind where text is copied: spaces without width, controls of direction, tags. A
 * search for the word does not find it, and an indicator that contains one is a different indicator. They are left out
 * of the report; what Persian, Indic scripts, Thai and emoji need stays. Right-to-left words need no controls here.
 *
 * An override of direction (U+202D, U+202E) is an error, since it is never left behind by chance: it shows `exe.txt` where
 * `txt.exe` is stored.
 *
 * @bad
 * ~~~md
 * The file invoice_&#x202e;fdp.exe, the host ev&#x200b;il, a&#x2028;b, &#x2066;c&#x2069;.
 * ~~~
 * 1:18-1:26: U+202E (RIGHT-TO-LEFT OVERRIDE) shows text in a different order from the one it is stored in. Write `[U+202E]` if the report is about it; otherwise delete it
 * 1:46-1:54: Nobody sees the U+200B (ZERO WIDTH SPACE) here, and a search does not find the word; it is left out. Delete it
 * 1:59-1:67: U+2028 (LINE SEPARATOR) does not end a line in Markdown; it is printed as a space. Delete it
 * 1:70-1:78: U+2066 (LEFT-TO-RIGHT ISOLATE) is left out: right-to-left words are set correctly without it. Delete it
 * 1:79-1:87: U+2069 (POP DIRECTIONAL ISOLATE) is left out: right-to-left words are set correctly without it. Delete it
 *
 * @good
 * ~~~md
 * می‌شود, 👨‍👩‍👧, ไทย​ไทย, क्‍ष, 🏴󠁧󠁢󠁥󠁮󠁧󠁿, soft&shy;hyphen, [U+202E]
 * ~~~
 */
export default defineRule({
  id: 'invisible-character',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      if (!mayHoldInvisible(text)) continue
      for (const { character, place } of listPrinted(at, invisible)) {
        const code = character.codePointAt(0) ?? 0
        // What stands before a reference is not looked at, so a joiner may be needed.
        if (isJoiner(code) && place[1] - place[0] > 1) continue
        const reason = explainCharacter(code)
        if (isOverride(code)) {
          report({ at, place, reason })
          continue
        }
        const fix = dropCharacter(text, place, isSeparator(code) ? ' ' : '')
        report({ at, place, reason, atMost: 'warning', ...(fix && { fix }) })
      }
    }
  },
})

function explainCharacter(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names.get(code)
  const shown = name ? `${hex} (${name})` : hex
  if (isOverride(code))
    return `${shown} shows text in a different order from the one it is stored in. Write \`[${hex}]\` if the report is about it; otherwise delete it`
  if (isSeparator(code))
    return `${shown} does not end a line in Markdown; it is printed as a space. Delete it`
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
    return `${shown} is left out: right-to-left words are set correctly without it. Delete it`
  return `Nobody sees the ${shown} here, and a search does not find the word; it is left out. Delete it`
}

function isOverride(code: number): boolean {
  return code === 0x202d || code === 0x202e
}

/** A separator of lines or paragraphs. */
function isSeparator(code: number): boolean {
  return code === 0x2028 || code === 0x2029
}

function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d
}

const names: ReadonlyMap<number, string> = new Map([
  [0x200b, 'ZERO WIDTH SPACE'],
  [0x200c, 'ZERO WIDTH NON-JOINER'],
  [0x200d, 'ZERO WIDTH JOINER'],
  [0x2028, 'LINE SEPARATOR'],
  [0x2029, 'PARAGRAPH SEPARATOR'],
  [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
  [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
  [0x202c, 'POP DIRECTIONAL FORMATTING'],
  [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
  [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
  [0x2060, 'WORD JOINER'],
  [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
  [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
  [0x2068, 'FIRST STRONG ISOLATE'],
  [0x2069, 'POP DIRECTIONAL ISOLATE'],
  [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
])
