import type { DateForm } from './date-form.js'
import { listEnglishWords } from './english-words.js'
import { listJapaneseRatios, listJapaneseWords } from './japanese-words.js'
import { formsOf } from './language-forms.js'
import { listNames } from './names.js'
import { listNumberForms } from './numbers.js'
import type { Quantity, QuantityForm } from './quantity.js'
import { listDateForms } from './read-dates.js'
import { listShortForms } from './short-dates.js'

/** What stands where something has been read already. */
const done = '\uFFFC'
const forms = new Map<string, QuantityForm[]>()

/**
 * Takes a text and its language tag; returns the numbers, dates and identifiers in it, in order. What only looks like a
 * number (a time of day, the digits of a name) is left out.
 */
export function readQuantities(text: string, language: string): Quantity[] {
  const known = forms.get(language) ?? listForms(language)
  forms.set(language, known)
  let rest = toAscii(text)
  const lower = rest.toLowerCase()
  const found: Quantity[] = []
  for (const { pattern, needs, read, from } of known) {
    // Most of the work is that of V8 compiling a pattern when it is first searched for.
    if (needs && !needs.some((part) => lower.includes(part))) continue
    // Most find nothing, and looking for the first match is quicker than listing all.
    if (rest.search(pattern) < 0) continue
    const matches = [...rest.matchAll(pattern)]
    for (const match of matches) {
      const said = read(match)
      if (said) found.push({ ...said, index: match.index, length: match[0].length, from })
    }
    rest = rest.replace(pattern, ({ length }) => done.repeat(length))
  }
  return found.sort((a, b) => a.index - b.index)
}

/** Digits and signs of full width become those of a terminal, each in its place. */
function toAscii(text: string): string {
  return text.replace(/[０-９．，％／：－＄￥]/gu, (wide) => wide.normalize('NFKC'))
}

/** Lists the ways in which a language writes quantities, those that say more before those that say less. */
export function listForms(language: string): QuantityForm[] {
  const own = formsOf(language)
  return [
    ...listShortForms().map(fromDate),
    ...listNames(),
    ...listDateForms(own).map(fromDate),
    ...listJapaneseRatios(),
    ...listNumberForms(own),
    ...(language.startsWith('en') ? listEnglishWords() : listJapaneseWords()),
  ]
}

function fromDate({ pattern, needs, read, doubtful }: DateForm): QuantityForm {
  return {
    pattern,
    ...(needs && { needs }),
    read: ({ groups = {} }) => read(groups),
    from: doubtful ? 'doubtful words' : 'digits',
  }
}
