import fc from 'fast-check'
import {
  alerts,
  type Block,
  boxForms,
  type Caption,
  htmlForms,
  type Inline,
  type Item,
} from '../document.js'
import { inlines, words } from './inlines.js'
import { code, indented, list, plainBlock, rule, table, taskBox } from './plain-blocks.js'

const pick = fc.nat({ max: 99 })

/** Prose of any kind; calls in it have notes with blocks of their own. */
export const prose = inlines({ depth: 2, calls: true, links: true, breaks: true }, 7)
/** Where a line must stay one: cells, headings, captions. */
const oneLine = inlines({ depth: 1, calls: true, links: true, breaks: false }, 3)

/** A block, and in it blocks down to a depth. */
function block(depth: number): fc.Arbitrary<Block> {
  const choices: fc.WeightedArbitrary<Block>[] = [
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('paragraph'), children: prose }) },
    { weight: 2, arbitrary: table(oneLine) },
    { weight: 1, arbitrary: code },
    { weight: 1, arbitrary: indented },
    { weight: 1, arbitrary: rule },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('centred'), children: phrase }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('html'), form, parts: phrases }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('comment'), children: phrase }) },
  ]
  if (depth > 0) {
    const blocks = fc.array(block(depth - 1), { minLength: 1, maxLength: 3, size: 'max' })
    choices.push(
      { weight: 3, arbitrary: list(item(depth)) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('quote'), alert, blocks }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('details'), title: phrase, blocks }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('tlp'), pick, blocks }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('box'), form: box, blocks }) },
    )
  }
  return fc.oneof(...choices)
}

/** Only marks and words, for what HTML holds. */
const phrase: fc.Arbitrary<Inline[]> = inlines(
  { depth: 0, calls: false, links: false, breaks: false },
  1,
)

const form = fc.constantFrom(...htmlForms)

/** A paragraph that calls one note again and again. */
const recalling: fc.Arbitrary<Block> = fc
  .tuple(pick, fc.array(words, { minLength: 10, maxLength: 14, size: 'max' }))
  .map(([note, phrases]) => ({
    kind: 'paragraph',
    children: phrases.flatMap((phrase): Inline[] => [phrase, { kind: 'again', pick: note }]),
  }))

const box = fc.constantFrom(...boxForms)
const phrases = fc.array(phrase, { minLength: 2, maxLength: 6, size: 'max' })

const alert = fc.constantFrom(undefined, undefined, ...alerts)

function item(depth: number): fc.Arbitrary<Item> {
  const more = fc.array(block(depth - 1), { maxLength: 1, size: 'max' })
  return fc.record({
    done: taskBox,
    blocks: fc
      .tuple(prose, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, more))
      .map(([children, rest]): Block[] => [{ kind: 'paragraph', children }, ...rest]),
  })
}

const caption: fc.Arbitrary<Caption> = fc.record({
  text: oneLine,
  remarks: fc.array(oneLine, { maxLength: 2, size: 'max' }),
})

const figure: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('figure'),
  pick,
  form: fc.constantFrom('captioned', 'captioned', 'image', 'reference'),
  here: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 4),
  caption,
})

/** What stands directly in a chapter: all that may be nested, and what may not. */
const topBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 14, arbitrary: block(2) },
  { weight: 1, arbitrary: plainBlock(prose) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('heading'),
      level: fc.integer({ min: 2, max: 6 }),
      underlined: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 3),
      children: oneLine,
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ grid: table(oneLine), caption, landscape: fc.boolean() })
      .map(({ grid, ...rest }): Block => ({ ...grid, ...rest })),
  },
  { weight: 2, arbitrary: figure },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('figures'),
      pick,
      captions: fc.array(caption, { minLength: 2, maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: rule },
  { weight: 1, arbitrary: recalling },
  { weight: 1, arbitrary: fc.constant<Block>({ kind: 'end' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('iocs'),
      caption,
      rows: fc.array(fc.record({ pick, remark: oneLine }), { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('attack') }) },
)

/** Up to so many of them; sometimes with figures one after the other, which find room elsewhere. */
export function topBlocks(most: number): fc.Arbitrary<Block[]> {
  const one = topBlock.map((block) => [block])
  const several = fc.array(figure, { minLength: 2, maxLength: 4, size: 'max' })
  const piece = fc.oneof({ weight: 14, arbitrary: one }, { weight: 1, arbitrary: several })
  return fc
    .array(piece, { minLength: 1, maxLength: most, size: 'max' })
    .map((pieces) => pieces.flat())
}
