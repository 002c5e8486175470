import fc from 'fast-check'
import {
  breakForms,
  type Inline,
  type LinkForm,
  linkForms,
  type Note,
  pictureForms,
  wraps,
} from '../document.js'
import { plainBlock } from './plain-blocks.js'

/** What may stand in a place: in a heading no line breaks, in a link no links and no calls. */
export interface Place {
  /** How deep marks, links and notes may still be nested. */
  depth: number
  calls: boolean
  links: boolean
  breaks: boolean
}

/** Smaller than what is generated tends to be: the phrases are long, and a page should hold many blocks. */
const most = 4

const pick = fc.nat({ max: 199 })

export const words: fc.Arbitrary<Inline> = fc.record({
  kind: fc.constant('words'),
  pick,
  serial: fc.integer({ min: 0, max: 9 }).map((chance) => chance < 9),
})

/** A run that begins with words, as sentences do. */
export function inlines(place: Place, length = most): fc.Arbitrary<Inline[]> {
  if (place.depth < 0) return fc.tuple(words)
  const rest = fc.array(inline(place), { maxLength: length, size: 'max' })
  return fc.tuple(words, rest).map(([first, others]) => [first, ...others])
}

function inline(place: Place): fc.Arbitrary<Inline> {
  const choices: fc.WeightedArbitrary<Inline>[] = [
    { weight: 8, arbitrary: words },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('code'), pick }) },
  ]
  const inside = { ...place, depth: place.depth - 1, breaks: false }
  const label = inlines({ ...inside, calls: false, links: false }, 2)
  if (place.depth > 0) {
    const wrapped = fc.record({ kind: fc.constantFrom(...wraps), children: inlines(inside, 2) })
    choices.push({ weight: 3, arbitrary: wrapped })
    const marked = fc.record({ kind: fc.constant('tlp'), pick, children: inlines(inside, 2) })
    choices.push({ weight: 1, arbitrary: marked })
  }
  if (place.links) {
    const target = fc.record({ kind: fc.constant('place'), children: label })
    choices.push({ weight: 1, arbitrary: target })
  }
  if (place.links) choices.push(...links(label))
  if (place.calls) {
    choices.push(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('call'), note: note(inside) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('again'), pick }) },
    )
  }
  if (place.breaks) {
    const form = fc.constantFrom(...pictureForms)
    const end = fc.constantFrom(...breakForms)
    choices.push(
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('break'), form: end }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'remark' }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('picture'), form }) },
    )
  }
  return fc.oneof(...choices)
}

function links(children: fc.Arbitrary<Inline[]>): fc.WeightedArbitrary<Inline>[] {
  const form = fc.constantFrom<LinkForm[]>(...linkForms)
  const badge: fc.Arbitrary<Inline[]> = fc.constant([{ kind: 'picture', form: 'image' }])
  const inside = fc.oneof({ weight: 9, arbitrary: children }, { weight: 1, arbitrary: badge })
  return [
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('link'), pick, form, children: inside }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reference'), pick }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('headingLink'), pick, children }) },
  ]
}

/** Notes call notes, but not without end. */
function note(place: Place): fc.Arbitrary<Note> {
  const short = inlines({ ...place, calls: place.depth > 0, links: true }, 3)
  const long = fc.array(words, { minLength: 40, maxLength: 80, size: 'max' })
  const text = fc.oneof({ weight: 60, arbitrary: short }, { weight: 1, arbitrary: long })
  const block = plainBlock(inlines({ depth: 0, calls: false, links: true, breaks: false }, 2))
  const few = fc.array(block, { maxLength: 2, size: 'max' })
  const none: fc.Arbitrary<[]> = fc.constant([])
  return fc.record({
    text,
    blocks: fc.oneof({ weight: 5, arbitrary: none }, { weight: 1, arbitrary: few }),
    source: fc.boolean(),
    near: fc.boolean(),
  })
}
