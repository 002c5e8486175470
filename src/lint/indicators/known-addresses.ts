import { isAllowed } from '../../addresses/allowed-hosts.js'
import { listDefanged, refang } from '../../addresses/defanged.js'
import { hostOfAddress, type LiveAddress } from '../../addresses/live.js'
import { rangeOf } from '../../footnotes/prose.js'
import type { IndicatorType } from '../../intel/indicator.js'
import { describeBenign } from '../../intel/well-known.js'
import type { Site } from '../finding.js'
import { listSourceLinks } from '../notes/note-text.js'
import { listNodes, type Source, type SourceFile, textOf } from '../source.js'
import { insideOf, listRows } from './indicator-rows.js'

/** What a briefing says of the addresses in it, and what the house does. */
export interface KnownAddresses {
  /** Hosts of its notes' sources. */
  cited: ReadonlySet<string>
  /** Where this very address is defanged, or stands in a table of indicators. */
  defangedWhole(indicator: LiveAddress): Twin | undefined
  /** Where its host is, by itself or in a URL: a mail address that is defanged says nothing of the others at its host. */
  defangedHost(indicator: LiveAddress): Twin | undefined
  isListed(host: string): boolean
}

/** Where an address is given for an indicator: in a table it is printed defanged, however it is written. */
export interface Twin extends Site {
  isInTable: boolean
}

/** @param indicators hosts that the house lists, defanged or not */
export function knownAddresses(source: Source, indicators: readonly string[]): KnownAddresses {
  const whole = new Map<string, Twin>()
  const hosts = new Map<string, Twin>()
  for (const { address, host, ...twin } of [...listInText(source), ...listInTables(source)]) {
    if (!whole.has(address)) whole.set(address, twin)
    if (host !== undefined && !hosts.has(withoutWww(host))) hosts.set(withoutWww(host), twin)
  }
  const listed = indicators.map((entry) => refang(entry))
  return {
    cited: listCited(source),
    defangedWhole: ({ value }) => whole.get(withoutScheme(value)),
    defangedHost: ({ host }) => hosts.get(withoutWww(host)),
    isListed: (host) => isAllowed(listed, host),
  }
}

/** An address that is given for an indicator; the host is left out where it says nothing of other addresses there. */
interface GivenAddress extends Twin {
  address: string
  host: string | undefined
}

function listInText({ files }: Source): GivenAddress[] {
  return files.flatMap((at) =>
    listTexts(at).flatMap(({ text, start }) =>
      listDefanged(text).map(({ host, address, index, length }) => ({
        address,
        host,
        at,
        place: [start + index, start + index + length] as const,
        isInTable: false,
      })),
    ),
  )
}

function listInTables(source: Source): GivenAddress[] {
  return listRows(source).flatMap(({ at, type, value, read }) => {
    const kind = kindOf.get(type)
    if (kind === undefined || 'fault' in read) return []
    const host = kind === 'email' ? undefined : hostOfAddress(kind, read.value)
    // Everybody goes to github.com; the page there is the indicator.
    const isHosted =
      kind === 'url' && host !== undefined && describeBenign('domain', host) !== undefined
    return {
      address: withoutScheme(read.value),
      host: isHosted ? undefined : host,
      at,
      place: insideOf(at, value.node),
      isInTable: true,
    }
  })
}

function listCited({ files }: Source): Set<string> {
  const links = files.flatMap((at) =>
    at.footnotes.definitions.flatMap((definition) => listSourceLinks(at, definition)),
  )
  return new Set(links.map(({ url }) => withoutWww(hostOfAddress('url', url))))
}

/** What an indicator is called where it stands in the text. */
const kindOf: ReadonlyMap<IndicatorType, LiveAddress['kind']> = new Map([
  ['domain', 'domain'],
  ['url', 'url'],
  ['ipv4', 'ip'],
  ['ipv6', 'ip'],
  ['email', 'email'],
])

/** A host without a leading `www.`, since the two are one site. */
export function withoutWww(host: string): string {
  return host.replace(/^www\./, '')
}

function withoutScheme(address: string): string {
  return address.toLowerCase().replace(/^[a-z]+:\/\//, '')
}

function listTexts(at: SourceFile): { text: string; start: number }[] {
  const code = [...listNodes(at, 'code'), ...listNodes(at, 'inlineCode')].flatMap((node) => {
    const [start, end] = rangeOf(node)
    // In code, `\.` is the dot of a regular expression and defangs nothing.
    const text = textOf(at).slice(start, end).replaceAll('\\.', '  ')
    return start === undefined ? [] : [{ text, start }]
  })
  return [...at.words.map(({ raw, start }) => ({ text: raw, start })), ...code]
}
