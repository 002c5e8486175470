import { findTechnique } from './attack.js'
import type { Indicator } from './indicator.js'
import type { ReportFacts } from './report-facts.js'
import { identify, midnightOf } from './stix-ids.js'
import { writePattern } from './stix-pattern.js'

/** An object of STIX 2.1. */
export type StixObject = { type: string; id: string } & Record<string, unknown>

/** What every object has in common, but for its marking. */
export type Common = Record<string, unknown>

/** An indicator with its pattern, or a vulnerability; the techniques that its row names, and how they belong together. */
export function* describeIndicator(
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

/** A source, as STIX refers to what stands outside a bundle. */
export function refer({ url, text }: ReportFacts['sources'][number]) {
  return { source_name: new URL(url).hostname || url, ...(text && { description: text }), url }
}
