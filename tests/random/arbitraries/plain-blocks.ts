import fc from 'fast-check'
import { aligns, type Block, type Inline, type Item, ruleForms } from '../document.js'

/** Blocks that hold no captions and no blocks of their own: what stands in notes too. */
export function plainBlock(line: fc.Arbitrary<Inline[]>): fc.Arbitrary<Block> {
  const item = fc.record({
    done: taskBox,
    blocks: line.map((children): Block[] => [{ kind: 'paragraph', children }]),
  })
  return fc.oneof(
    fc.record({ kind: fc.constant('paragraph'), children: line }),
    list(item),
    table(line),
    code,
    indented,
    rule,
    fc.record({
      kind: fc.constant('quote'),
      alert: fc.constant(undefined),
      blocks: line.map((children): Block[] => [{ kind: 'paragraph', children }]),
    }),
  )
}

/** Mostly none. */
export const taskBox: fc.Arbitrary<boolean | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.boolean() },
)

export function list(item: fc.Arbitrary<Item>): fc.Arbitrary<Block> {
  return fc.record({
    kind: fc.constant('list'),
    start: fc.constantFrom(undefined, undefined, undefined, 1, 0, 9, 98, 2023),
    loose: fc.boolean(),
    items: fc.array(item, { minLength: 1, maxLength: 4, size: 'max' }),
  })
}

/** What fills a page or more. */
function seldom(plain: number, much: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(plain) },
    { weight: 1, arbitrary: fc.constant(much) },
  )
}

/** Every row has as many cells as the first; `filler` rows more make it go over pages. */
export function table(
  line: fc.Arbitrary<Inline[]>,
): fc.Arbitrary<Extract<Block, { kind: 'table' }>> {
  const columns = fc.constantFrom(2, 1, 3, 3, 4, 5, 6, 8)
  return fc.record({
    kind: fc.constant('table'),
    columns,
    cells: fc.array(line, { minLength: 2, maxLength: 24, size: 'max' }),
    filler: seldom(0, 45),
    align: fc.constantFrom(...aligns),
    caption: fc.constant(undefined),
  })
}

/** Languages that are known, that are not, and lines that are numbered. */
const infos = [
  '',
  '',
  'powershell',
  'yara lines',
  'sh',
  'kql',
  'spl lines=998',
  'unheard-of',
  'xml',
  'python',
  'json',
  'yaml lines',
  'sigma',
  'c',
  'vba',
  'sql',
  'diff',
  'asm',
]

export const code: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('code'),
  pick: fc.nat({ max: 99 }),
  info: fc.constantFrom(...infos),
  title: fc.constantFrom('', '', 'stage-2.ps1', '検知 rule.yml'),
  lines: fc.oneof(fc.integer({ min: 1, max: 12 }), seldom(1, 60)),
})

/** Code by four blanks before each line. */
export const indented: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('indented'),
  pick: fc.nat({ max: 99 }),
  lines: fc.integer({ min: 1, max: 6 }),
})

export const rule: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('break'),
  form: fc.constantFrom(...ruleForms),
})
