import { count, type NumberSaid, percent, type QuantityForm } from './quantity.js'

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'
const folds = 'double triple quadruple quintuple'
const pairs = 'both twice pair couple'

const listed = (words: string, numberOf: (index: number) => number) =>
  words.split(' ').map((word, index): [string, number] => [word, numberOf(index)])
const oneOf = (words: Iterable<string>) => [...words].join('|')

const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])
const units = new Map([...listed(ones, (index) => index + 1), ...listed(tens, (i) => (i + 2) * 10)])
const spans = new Map([
  ['dozen', 12],
  ['decade', 10],
])
/** Words for much that is not counted. */
const others = new Map([
  ...listed(ordinals, (index) => index + 1),
  ...listed(pairs, () => 2),
  ...listed(folds, (index) => index + 2),
])
const parts = new Map([
  ['half', 2],
  ['halve', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['tenth', 10],
])

const vague = ['several', 'few', 'many', 'multi']
const scale = oneOf(scales.keys())
const word = oneOf([...units.keys(), ...scales.keys()])
const number = `(?:${word})(?:(?:[ -]|(?<=${scale})[ ]and[ ])(?:${word})){0,7}`
const span = oneOf(spans.keys())
const ordinal = `(?:(?:${tens.replaceAll(' ', '|')})[ -])?(?:${ordinals.replaceAll(' ', '|')})`

type Groups = Readonly<Record<string, string | undefined>>

const words = (pattern: string, flags = 'giu') => new RegExp(`(?<!\\w)(?:${pattern})(?!\\w)`, flags)

const doubtful = (
  pattern: string,
  read: (groups: Groups) => NumberSaid | undefined,
  needs?: readonly string[],
): QuantityForm => ({
  pattern: words(pattern),
  ...(needs && { needs }),
  read: ({ groups = {} }) => read(groups),
  from: 'doubtful words',
})

/** Lists the numbers that English says in words, those that say more before those that say less. */
export function listEnglishWords(): QuantityForm[] {
  return [
    ...listDoubtful(),
    {
      pattern: words(`(?<n>${number})(?=[ ](?:to|or)[ ](?:${number})[ ](?<scale>${scale}))`),
      needs: [...scales.keys()],
      read: ({ groups = {} }) => count(readWords(groups.n) * scaleOf(groups)),
      from: 'words',
    },
    { pattern: words(number), read: ([written]) => count(readWords(written)), from: 'words' },
  ]
}

/** What a translator may say in another way, or not as a number. */
function listDoubtful(): QuantityForm[] {
  return [
    doubtful(`(?:${oneOf(vague)})[ -](?:${scale}|${span})s?`, () => undefined, vague),
    doubtful(`half[ ]an?[ ](?<scale>${scale}|${span})`, (groups) => count(scaleOf(groups) / 2), [
      'half a',
    ]),
    doubtful(
      `(?<n>${number}|a)(?:[ ]\\w+)?[ ]and[ ]a[ ]half(?:[ ](?<scale>${scale}))?`,
      (groups) => count((readWords(groups.n) + 0.5) * scaleOf(groups)),
      ['and a half'],
    ),
    doubtful(
      `(?<n>an?|${oneOf(units.keys())})[ -](?<part>third|quarter|fifth|tenth)(?:s|(?=[ ]of[ ]))`,
      ({ n, part }) => percent((100 * readWords(n)) / (parts.get(part ?? '') ?? 1)),
      ['third', 'quarter', 'fifth', 'tenth'],
    ),
    doubtful(`one[ ]in[ ](?<n>${oneOf(units.keys())})`, ({ n }) => percent(100 / readWords(n)), [
      'one in ',
    ]),
    doubtful('half|halves|halved', () => percent(50)),
    doubtful(
      `(?<n>${number}|a)[ -](?<scale>${span})s?`,
      (groups) => count(readWords(groups.n) * scaleOf(groups)),
      [...spans.keys()],
    ),
    doubtful(`(?<n>${number})[ -]?fold`, ({ n }) => count(readWords(n)), ['fold']),
    doubtful(`(?<n>${ordinal}|${oneOf(others.keys())})d?`, ({ n }) => count(readWords(n))),
    {
      // Of a name, such as Five Eyes.
      pattern: words(
        `(?:${oneOf(units.keys())})(?=[ -]\\p{Lu})`.replace(/[a-z]+(?=[|)])/g, capitalise),
        'gu',
      ),
      read: ([written]) => count(readWords(written)),
      from: 'doubtful words',
    },
  ]
}

const capitalise = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

function scaleOf({ scale }: Groups): number {
  const name = scale?.toLowerCase() ?? ''
  return scales.get(name) ?? spans.get(name) ?? 1
}

/** Takes words such as `thirty-six`, `three hundred million` and `second`; returns their number. */
function readWords(written = ''): number {
  let total = 0
  let section = 0
  for (const part of written.toLowerCase().split(/[ -]/)) {
    const scale = scales.get(part)
    if (scale === undefined)
      section += units.get(part) ?? others.get(part) ?? (/^an?$/.test(part) ? 1 : 0)
    else if (scale === 100) section = (section || 1) * 100
    else {
      total += (section || 1) * scale
      section = 0
    }
  }
  return total + section
}
