import { type Level, labelOf } from '../source/tlp/level.js'
import { findTechnique } from './attack.js'
import type { Indicator, IndicatorType } from './indicator.js'
import type { ReportFacts } from './report-facts.js'
import { nameUuid, urlSpace } from './uuid.js'

/** Types and categories of MISP (its core format, and `describeTypes`); `false` where it is no signature to look for. */
const kinds: Record<IndicatorType, readonly [type: string, category: string, toIds: boolean]> = {
  domain: ['domain', 'Network activity', true],
  url: ['url', 'Network activity', true],
  ipv4: ['ip-dst', 'Network activity', true],
  ipv6: ['ip-dst', 'Network activity', true],
  cidr: ['ip-dst', 'Network activity', true],
  email: ['email', 'Payload delivery', true],
  md5: ['md5', 'Payload delivery', true],
  sha1: ['sha1', 'Payload delivery', true],
  sha256: ['sha256', 'Payload delivery', true],
  sha512: ['sha512', 'Payload delivery', true],
  file: ['filename', 'Payload delivery', true],
  path: ['filename', 'Payload installation', true],
  registry: ['regkey', 'Persistence mechanism', true],
  mutex: ['mutex', 'Artifacts dropped', true],
  cve: ['vulnerability', 'External analysis', false],
  yara: ['text', 'Payload installation', false],
  ja3: ['ja3-fingerprint-md5', 'Network activity', true],
  asn: ['AS', 'Network activity', false],
  btc: ['btc', 'Financial fraud', true],
}

const space = nameUuid(urlSpace, 'https://www.misp-project.org/')

/**
 * Writes a report as an event of MISP's JSON format, to be imported there: not published, and for the own organisation
 * only, whatever its TLP says, until a person there decides otherwise.
 */
export function writeMisp(facts: ReportFacts): string {
  const { publisher, id, title, issued, level, indicators, sources } = facts
  const uuid = (...parts: string[]) => nameUuid(space, JSON.stringify([publisher, ...parts]))
  const timestamp = String(Date.parse(`${issued}T00:00:00Z`) / 1000)
  const event = {
    uuid: uuid('event', id),
    info: title,
    date: issued,
    timestamp,
    // Undefined, and: analysis is complete.
    threat_level_id: '4',
    analysis: '2',
    distribution: '0',
    published: false,
    Orgc: { name: publisher, uuid: uuid('organisation') },
    Tag: level ? [tlpTag(level)] : [],
    Attribute: [
      ...indicators.map((indicator) => ({
        uuid: uuid('attribute', indicator.type, indicator.value),
        timestamp,
        ...describe(indicator),
      })),
      ...sources.map(({ url, text }) => ({
        uuid: uuid('source', url),
        timestamp,
        type: 'link',
        category: 'External analysis',
        to_ids: false,
        distribution: '5',
        value: url,
        comment: text,
      })),
    ],
  }
  return `${JSON.stringify({ Event: event }, null, 2)}\n`
}

function describe({ type, value, note, firstSeen, lastSeen, tlp, techniques }: Indicator) {
  const [kind, category, toIds] = kinds[type]
  const tags = [
    ...(tlp ? [tlpTag(tlp)] : []),
    ...techniques.flatMap((id) => {
      const name = findTechnique(id)?.name.replace(/^.*: /, '')
      return name ? [{ name: `misp-galaxy:mitre-attack-pattern="${name} - ${id}"` }] : []
    }),
  ]
  return {
    type: kind,
    category,
    to_ids: toIds,
    // As the event.
    distribution: '5',
    value,
    comment: type === 'yara' ? ['YARA rule', note].filter(Boolean).join(': ') : note,
    ...(firstSeen && { first_seen: firstSeen }),
    ...(lastSeen && { last_seen: lastSeen }),
    ...(tags.length > 0 && { Tag: tags }),
  }
}

function tlpTag(level: Level): { name: string } {
  return { name: labelOf(level).toLowerCase() }
}
