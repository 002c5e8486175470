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

function* makeObjects(facts: ReportFacts): Generator<StixObject> {
  const { publisher, issued, indicators } = facts
  const day = `${issued}T00:00:00.000Z`
  const author = identify('identity', publisher)
  const house = markingsOf(facts)
  const common = (marking = house.map(({ id }) => id)) => ({
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
  const report = identify('report', publisher, facts.id)
  for (const indicator of indicators) {
    const marking = indicator.tlp && tlpMarking(indicator.tlp)
    if (marking) yield marking
    told.push(...describeIndicator(indicator, facts, common(marking && [marking.id])))
  }
  const silent = indicators.filter((one) => one.type !== 'cve' && writePattern(one) === undefined)
  if (silent.length > 0) {
    const content = silent.map(({ type, value }) => `${type}: ${value}`).join('\n')
    told.push({
      type: 'note',
      id: identify('note', publisher, facts.id, content),
      ...common(),
      abstract: 'Indicators for which STIX 2.1 has no object',
      content,
      object_refs: [report],
    })
  }
  yield* told
  yield {
    type: 'report',
    id: report,
    ...common(),
    name: facts.title,
    report_types: ['threat-report', ...(indicators.length > 0 ? ['indicator'] : [])],
    published: day,
    lang: facts.language,
    object_refs: [...new Set([author, ...told.map(({ id }) => id)])],
    ...(facts.sources.length > 0 && {
      external_references: facts.sources.map(refer),
    }),
  }
}

/** An indicator with its pattern, or a vulnerability; the techniques that its row names, and how they belong together. */
function* describeIndicator(
  indicator: Indicator,
  facts: ReportFacts,
  common: Record<string, unknown>,
): Generator<StixObject> {
  const { publisher, issued, sources } = facts
  const { type, value, note, confidence, firstSeen, techniques } = indicator
  const references = indicator.sources.map((url) =>
    refer(sources.find((source) => source.url === url) ?? { url, text: '' }),
  )
  const pattern = writePattern(indicator)
  if (type !== 'cve' && pattern === undefined) return
  const described = {
    description: note || indicator.table.caption || facts.title,
    ...(confidence !== undefined && { confidence }),
  }
  const own: StixObject =
    type === 'cve'
      ? {
          type: 'vulnerability',
          id: identify('vulnerability', publisher, value),
          ...common,
          name: value,
          ...described,
          external_references: [{ source_name: 'cve', external_id: value }, ...references],
        }
      : {
          type: 'indicator',
          id: identify('indicator', publisher, pattern ?? ''),
          ...common,
          name: value,
          ...described,
          indicator_types: ['malicious-activity'],
          pattern,
          pattern_type: 'stix',
          pattern_version: '2.1',
          valid_from: firstSeen ?? `${issued}T00:00:00.000Z`,
          ...(references.length > 0 && { external_references: references }),
        }
  yield own
  for (const id of techniques) {
    const technique = findTechnique(id)
    if (!technique) continue
    const attack = identify('attack-pattern', publisher, id)
    yield {
      type: 'attack-pattern',
      id: attack,
      ...common,
      name: technique.name,
      external_references: [
        {
          source_name: 'mitre-attack',
          external_id: id,
          url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}`,
        },
      ],
    }
    const [source, verb, target] =
      type === 'cve' ? [attack, 'targets', own.id] : [own.id, 'indicates', attack]
    yield {
      type: 'relationship',
      id: identify('relationship', publisher, source, verb, target),
      ...common,
      relationship_type: verb,
      source_ref: source,
      target_ref: target,
    }
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

function identify(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuid(type, ...parts)}`
}

function uuid(...parts: readonly string[]): string {
  return nameUuid(space, JSON.stringify(parts))
}
