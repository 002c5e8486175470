import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listForms } from '../../src/quantities/read-quantities.js'

const parts = [
  ...'One one ONE two three twenty-six a an half halves third thirds quarters tenth first seventh'.split(
    ' ',
  ),
  ...'hundred Thousand million millions several few multi dozen decades fold foldings in of and to or'.split(
    ' ',
  ),
  ...'March MAY march Sept Dec. december Prozent prozent per percent PERCENT cent pour por ciento'.split(
    ' ',
  ),
  ...'1 2,400 3.5 12 2024 % 割 分 億 万 千 百 兆 $ € £ ¥ k M b bn mln K パーセント 〜 – - 及 年 月 日'.split(
    ' ',
  ),
]
const text = fc
  .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(' ', ' ', '', '-')), { maxLength: 12 })
  .map((words) => words.flat().join(''))

it.each(['ja', 'en', 'de', 'fr', 'es'])(
  'every match has a part that its pattern needs: %s',
  (language) => {
    const forms = listForms(language).filter(({ needs }) => needs)
    expect(forms.length).toBeGreaterThan(6)
    const found = new Set<RegExp>()
    fc.assert(
      fc.property(text, (written) => {
        for (const { pattern, needs = [] } of forms)
          for (const [match] of written.matchAll(pattern)) {
            found.add(pattern)

            expect(
              needs.some((part) => written.toLowerCase().includes(part)),
              `${written}: ${match}`,
            ).toBe(true)
          }
      }),
      { numRuns: 1500 },
    )
    expect(found.size).toBeGreaterThan(4)
  },
)
