import type { MissingCharacter } from '../../fonts/supply-glyphs.js'
import { group } from '../../group.js'
import type { Site } from '../finding.js'
import { listPrinted } from '../printed-characters.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A character that no font has.
 *
 * It would be printed as an empty box, or in whatever font a machine happens to have. Signs, emoji and the scripts that
 * reports quote most come with briefing; for Chinese beyond what Japanese and Korean share with it, and for rarer
 * scripts, there are font packages on npm. The message names the one to add. Once it is installed in the folder of the
 * briefing, in one above it, or beside briefing itself, it is used; there is nothing to configure. The fonts of the
 * house's theme count as well.
 *
 * Comments and alternative texts are not printed, and need no font.
 *
 * @bad
 * ~~~md
 * The lure is called 会议 in &#x8bae;, then 这.
 * ~~~
 * 1:21-1:22: No font has `议` (U+8BAE, CJK UNIFIED IDEOGRAPH-8BAE) and 1 more that this file has, so they would be printed as empty boxes. Add a font package that has them: `npm install @expo-google-fonts/noto-sans-sc`
 *
 * @bad
 * ~~~md
 * 檢查 姅 ⼀ 𓀀
 * ~~~
 * 1:2-1:3: No font has `查` (U+67E5, CJK UNIFIED IDEOGRAPH-67E5) and 1 more that this file has, so they would be printed as empty boxes. Add a font package that has them: `npm install @expo-google-fonts/noto-sans-tc`
 * 1:6-1:7: No font has `⼀` (U+2F00, KANGXI RADICAL ONE), so it would be printed as an empty box. It is a radical; write `一`
 * 1:8-1:10: No font has `𓀀` (U+13000, EGYPTIAN HIEROGLYPH A001), so it would be printed as an empty box. Write it in words, or show it in a picture
 *
 * @bad
 * ~~~md
 * Menu &#xe000;, not f�r, f�r or m�r
 * ~~~
 * 1:6-1:14: No font has U+E000, so it would be printed as an empty box. It belongs to a single font, such as Wingdings or an icon font; write the character or the word that it stands for
 * 1:21-1:22: No font has `�` (U+FFFD, REPLACEMENT CHARACTER), which this file has 3 times, so each would be printed as an empty box. It stands for a character that was lost when the text was converted; write that again
 *
 * @bad
 * ~~~md
 * The chart: ￼
 * ~~~
 * 1:12-1:13: No font has `￼` (U+FFFC, OBJECT REPLACEMENT CHARACTER), so it would be printed as an empty box. It stands where a picture or a field was before the text was copied; put that here, or delete it
 *
 * @good
 * ~~~md
 * Приказ, שלום, اجتماع, 한국어, ไทย, हिन्दी, 會議, 𠮷, ✓ ⚠️ 🚨 ➜ ₿ &check; <!-- 议 -->
 * ~~~
 */
export default defineRule({
  id: 'glyph-missing',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files, missing, drawn }, report) {
    if (!missing || missing.size === 0) return
    const pattern = new RegExp([...missing.keys()].join('|'), 'gu')
    for (const at of files) {
      const found: Found[] = [
        ...listPrinted(at, pattern),
        ...listNodes(at, 'image').flatMap((image) =>
          [...new Set(drawn?.get(image)?.match(pattern))].map((character) => ({
            character,
            place: image,
            where: `Picture \`${image.url}\`: `,
          })),
        ),
      ]
      // One command, or one other character, helps all of them, so one message says it.
      const alike = group(found, ({ character }) => missing.get(character)?.package ?? character)
      for (const same of alike.values()) {
        const [first, ...others] = same
        if (!first) continue
        const { character, place, where = '' } = first
        const reason = explainMissing(missing.get(character), [first, ...others])
        report({ at, place, reason: `${where}${reason}` })
      }
    }
  },
})

interface Found {
  character: string
  place: Site['place']
  where?: string
}

/** @param found where the same is to be done, for a character or for several that lack the same font */
function explainMissing(
  facts: MissingCharacter | undefined,
  found: readonly [Found, ...Found[]],
): string {
  const [{ character }] = found
  const others = new Set(found.map((each) => each.character)).size - 1
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = /[\p{Co}\p{Cn}]/u.test(character)
    ? code
    : `\`${character}\` (${code}, ${facts?.name})`
  if (others > 0)
    return `No font has ${shown} and ${others} more that this file has, so they would be printed as empty boxes. ${help(character, facts, 'them')}`
  return found.length > 1 && !facts?.package
    ? `No font has ${shown}, which this file has ${found.length} times, so each would be printed as an empty box. ${help(character, facts, 'it')}`
    : `No font has ${shown}, so it would be printed as an empty box. ${help(character, facts, 'it')}`
}

function help(character: string, facts: MissingCharacter | undefined, what: 'it' | 'them'): string {
  if (facts?.package) return `Add a font package that has ${what}: \`npm install ${facts.package}\``
  const ideograph = /[\u2e80-\u2fdf]/.test(character) ? character.normalize('NFKC') : character
  if (ideograph !== character) return `It is a radical; write \`${ideograph}\``
  if (character === '\ufffd')
    return 'It stands for a character that was lost when the text was converted; write that again'
  if (character === '\ufffc')
    return 'It stands where a picture or a field was before the text was copied; put that here, or delete it'
  if (/\p{Co}/u.test(character))
    return 'It belongs to a single font, such as Wingdings or an icon font; write the character or the word that it stands for'
  if (/\p{Cn}/u.test(character)) return 'It is not a Unicode character; delete it'
  return 'Write it in words, or show it in a picture'
}
