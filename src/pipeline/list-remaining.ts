import { VFile } from 'vfile'
import { describeBriefing } from '../briefing/describe.js'
import type { Contents, Piece } from '../briefing/tlp/list-contents.js'
import { makeAnnex } from '../intel/annex.js'
import { attackVersion, findTechnique, listTechniqueIds } from '../intel/attack.js'
import { listHtmlTexts } from '../proof/leaks/html-texts.js'
import { listFileTexts } from '../proof/leaks/pdf-texts.js'
import { listGenerated } from '../proof/leaks/remaining.js'
import { parseText } from '../source/markdown/parse-text.js'
import type { Sound } from './inspect.js'
import type { SetEditions } from './making.js'
import { assembleReport, setEdition } from './set-edition.js'

/** What an edition may say, and the HTML of its editions without their author's words. */
export interface Remaining {
  texts: string[]
  skeletons: string[]
}

/**
 * Lists what an edition may say: what is not above its level, and what the program writes whatever an author has written.
 *
 * @param drawn what stands in the drawings that it keeps
 */
export async function listRemaining(
  cut: Sound,
  kept: Contents,
  drawn: readonly string[],
  set: SetEditions,
): Promise<Remaining> {
  const plain = assembleReport(withText(cut, skeleton), cut.id)
  const skeletons = await Promise.all(
    set.sources.map(({ edition, template }) => setEdition(edition, plain, new Map(), template)),
  )
  const numbered = { titles: textsOf(kept, 'title'), captions: textsOf(kept, 'caption') }
  const texts = [
    ...listStrings({ ...cut.frontMatter, disclaimer: '' }),
    ...textsOf(kept),
    ...drawn,
    ...textsOf(kept).flatMap(nameTechniques),
    attackVersion,
    // The pages to be printed say where each block comes from.
    ...cut.parsed.map(({ file }) => file.path),
    ...set.names,
    ...listGenerated(set.briefing, numbered, describeBriefing(plain), set.fonts),
    ...skeletons.flatMap(listHtmlTexts).map(({ text }) => text),
    ...listAnnexWords(cut),
  ]
  return { texts, skeletons }
}

function textsOf({ pieces }: Contents, role?: Piece['role']): string[] {
  return pieces.filter((piece) => !role || piece.role === role).map(({ text }) => text)
}

/** A chapter that has something of every kind that the program adds words to. */
const skeleton = `# x

:::summary
- x
:::

## x

x[^1]

- [x] x

> [!NOTE]
> x

[^1]: x`

/** What the files for machines say of any indicator. */
function listAnnexWords(cut: Sound): string[] {
  const annex = makeAnnex(assembleReport(withText(cut, indicators), cut.id), { misp: true })
  return annex.flatMap(({ name, description, content }) => [
    description,
    ...listFileTexts(content, name).map(({ text }) => text),
  ])
}

/** One of each type, as nobody would report it. */
const indicators = `# x

:::iocs
x

| type | value | first seen | last seen | confidence |
|---|---|---|---|---|
${[
  ['domain', 'x.example'],
  ['url', 'https://x.example/'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['cidr', '192.0.2.0/24'],
  ['email', 'x@x.example'],
  ['md5', '0'.repeat(32)],
  ['sha1', '0'.repeat(40)],
  ['sha256', '0'.repeat(64)],
  ['sha512', '0'.repeat(128)],
  ['file', 'x'],
  ['path', 'C:/x'],
  ['registry', 'HKLM\\\\x'],
  ['mutex', 'x'],
  ['cve', 'CVE-0000-0000'],
  ['yara', 'x'],
  ['ja3', '0'.repeat(32)],
  ['asn', 'AS0'],
]
  .map(([type, value]) => `| ${type} | ${value} | 2000-01-01 | 2000-01-01 | 50 |`)
  .join('\n')}
:::`

function withText(cut: Sound, text: string): Sound {
  const make = (path: string, value: string) => ({
    file: new VFile({ path }),
    tree: parseText(value),
  })
  return { ...cut, parsed: [make('briefing.md', 'x'), make('01-x.md', text)] }
}

/** What a table of techniques says of those that a text names. */
function nameTechniques(text: string): string[] {
  return listTechniqueIds(text).flatMap(({ id }) => {
    const technique = findTechnique(id)
    return technique ? [technique.name, ...technique.tactics] : []
  })
}

/** The texts in front matter, and the names of the house's fields. */
function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) => [key, ...listStrings(held)])
}
