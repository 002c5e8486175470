import { findTechnique } from './attack.js'
import type { Indicator } from './indicator.js'
import type { ReportFacts } from './report-facts.js'
import { tlpMarking, writePattern } from './stix-pattern.js'
import { nameUuid, urlSpace } from './uuid.js'

/** Of this program, under which the ids of its objects are made. */
const space = nameUuid(urlSpace, 'https://github.com/threat-briefing/generator')

/**
 * The day from which every object is said to exist whose id is made of its content. STIX asks that `created` never
 * changes for an id, and the same indicator has the same id in the briefing of the next month, which knows nothing of
 * this one.
 */
const always = '2000-01-01T00:00:00.000Z'

type StixObject = { type: string; id: string } & Record<string, unknown>

/**
 * Writes a report and its indicators as a bundle of STIX 2.1. Ids are UUIDs of what the objects say (version 5), times
 * are those of the front matter: the same report gives the same bytes, and an indicator keeps its id over the months.
 */
export function writeStix(facts: ReportFacts): string {
  const objects = [...makeObjects(facts)]
  const unique = [...new Map(objects.map((object) => [object.id, object])).values()]
  const bundle = {
    type: 'bundle',
    id: `bundle--${uuid('bundle', facts.publisher, facts.id, JSON.stringify(unique))}`,
    objects: unique,
  }
  return `${JSON.stringify(bundle, null, 2)}\n`
}

/** What every object has in common, but for its marking. */
type Common = Record<string, unknown>

function* makeObjects(facts: ReportFacts): Generator<StixObject> {
  const { publisher, issued, indicators } = facts
  const day = midnightOf(issued)
  const author = identify('identity', publisher)
  const house = markingsOf(facts)
  const common = (marking = house.map(({ id }) => id)): Common => ({
    spec_version: '2.1',
    created_by_ref: author,
    created: always,
    modified: day,
    ...(marking.length > 0 && { object_marking_refs: marking }),
  })
  yield* house
  yield {
    type: 'identity',
    id: author,
    spec_version: '2.1',
    created: always,
    modified: day,
    name: publisher,
    identity_class: 'organization',
  }
  const told: StixObject[] = []
  for (const indicator of indicators) {
    const marking = indicator.tlp && tlpMarking(indicator.tlp)
    if (marking) yield marking
    told.push(...describeIndicator(indicator, facts, common(marking && [marking.id])))
  }
  told.push(...noteSilent(facts, common()))
  yield* told
  yield describeReport(facts, common(), [author, ...told.map(({ id }) => id)])
}

/** A note of the indicators for which STIX has no object, if there are any. */
function noteSilent({ publisher, id, indicators }: ReportFacts, common: Common): StixObject[] {
  const silent = indicators.filter((one) => one.type !== 'cve' && writePattern(one) === undefined)
  if (silent.length === 0) return []
  const content = silent.map(({ type, value }) => `${type}: ${value}`).join('\n')
  return [
    {
      type: 'note',
      id: identify('note', publisher, id, content),
      ...common,
      abstract: 'Indicators for which STIX 2.1 has no object',
      content,
      object_refs: [identify('report', publisher, id)],
    },
  ]
}

/** The report itself, which refers to the objects with these ids. */
function describeReport(
  { id, publisher, title, issued, language, indicators, sources }: ReportFacts,
  common: Common,
  told: readonly string[],
): StixObject {
  return {
    type: 'report',
    id: identify('report', publisher, id),
    ...common,
    name: title,
    report_types: ['threat-report', ...(indicators.length > 0 ? ['indicator'] : [])],
    published: midnightOf(issued),
    lang: language,
    object_refs: [...new Set(told)],
    ...(sources.length > 0 && { external_references: sources.map(refer) }),
  }
}

/** An indicator with its pattern, or a vulnerability; the techniques that its row names, and how they belong together. */
function* describeIndicator(
  indicator: Indicator,
  facts: ReportFacts,
  common: Common,
): Generator<StixObject> {
  const own = indicator.type === 'cve' ? describeVulnerability : describePattern
  const described = own(indicator, facts, common)
  if (!described) return
  yield described
  for (const id of indicator.techniques)
    yield* relateTechnique(id, described, facts.publisher, common)
}

function describeVulnerability(
  indicator: Indicator,
  facts: ReportFacts,
  common: Common,
): StixObject {
  const { value } = indicator
  return {
    type: 'vulnerability',
    id: identify('vulnerability', facts.publisher, value),
    ...common,
    name: value,
    ...commentOn(indicator, facts),
    external_references: [
      { source_name: 'cve', external_id: value },
      ...listReferences(indicator, facts),
    ],
  }
}

/** Undefined for what STIX has no pattern for. */
function describePattern(
  indicator: Indicator,
  facts: ReportFacts,
  common: Common,
): StixObject | undefined {
  const pattern = writePattern(indicator)
  if (pattern === undefined) return undefined
  const references = listReferences(indicator, facts)
  return {
    type: 'indicator',
    id: identify('indicator', facts.publisher, pattern),
    ...common,
    name: indicator.value,
    ...commentOn(indicator, facts),
    indicator_types: ['malicious-activity'],
    pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: indicator.firstSeen ?? midnightOf(facts.issued),
    ...(references.length > 0 && { external_references: references }),
  }
}

function commentOn({ note, table, confidence }: Indicator, { title }: ReportFacts) {
  return {
    description: note || table.caption || title,
    ...(confidence !== undefined && { confidence }),
  }
}

function listReferences(indicator: Indicator, { sources }: ReportFacts) {
  return indicator.sources.map((url) =>
    refer(sources.find((source) => source.url === url) ?? { url, text: '' }),
  )
}

/** A technique of ATT&CK, and that it targets a vulnerability or is indicated by an indicator. */
function* relateTechnique(
  technique: string,
  own: StixObject,
  publisher: string,
  common: Common,
): Generator<StixObject> {
  const name = findTechnique(technique)?.name
  if (name === undefined) return
  const attack = identify('attack-pattern', publisher, technique)
  yield {
    type: 'attack-pattern',
    id: attack,
    ...common,
    name,
    external_references: [
      {
        source_name: 'mitre-attack',
        external_id: technique,
        url: `https://attack.mitre.org/techniques/${technique.replace('.', '/')}`,
      },
    ],
  }
  const [source, verb, target] =
    own.type === 'vulnerability' ? [attack, 'targets', own.id] : [own.id, 'indicates', attack]
  yield {
    type: 'relationship',
    id: identify('relationship', publisher, source, verb, target),
    ...common,
    relationship_type: verb,
    source_ref: source,
    target_ref: target,
  }
}

/** TLP where the classification is a label of it; the word of the house as a statement where it is not. */
function markingsOf({ level, classification, publisher }: ReportFacts): StixObject[] {
  if (level) return [tlpMarking(level)]
  return [
    {
      type: 'marking-definition',
      id: identify('marking-definition', publisher, classification),
      spec_version: '2.1',
      created: always,
      definition_type: 'statement',
      definition: { statement: classification },
    },
  ]
}

function refer({ url, text }: ReportFacts['sources'][number]) {
  return { source_name: new URL(url).hostname || url, ...(text && { description: text }), url }
}

/** In the format of STIX. */
function midnightOf(day: string): string {
  return `${day}T00:00:00.000Z`
}

function identify(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuid(type, ...parts)}`
}

function uuid(...parts: readonly string[]): string {
  return nameUuid(space, JSON.stringify(parts))
}
