import type { ReportFacts } from './report-facts.js'
import { always, identify, midnightOf, uuid } from './stix-ids.js'
import { tlpMarking } from './stix-marking.js'
import { type Common, describeIndicator, refer, type StixObject } from './stix-objects.js'
import { writePattern } from './stix-pattern.js'

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
