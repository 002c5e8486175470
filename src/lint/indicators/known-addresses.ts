import { isAllowed } from '../../addresses/allow-list.js'
import { listDefanged, refang } from '../../addresses/defanged.js'
import { hostOfAddress, type LiveAddress } from '../../addresses/live.js'
import { rangeOf } from '../../footnotes/prose.js'
import type { Site } from '../finding.js'
import { listSourceLinks } from '../notes/note-text.js'
import { listNodes, type Source, type SourceFile, textOf } from '../source.js'

/** What a briefing says of the addresses in it, and what the house does. */
export interface KnownAddresses {
  /** Hosts of its notes' sources. */
  cited: ReadonlySet<string>
  /** Where the very address is defanged. */
  defangedWhole(indicator: LiveAddress): Site | undefined
  /** Where its host is, by itself or in a URL: a mail address that is defanged says nothing of the others at its host. */
  defangedHost(indicator: LiveAddress): Site | undefined
  isListed(host: string): boolean
}

/** @param indicators hosts that the house lists, defanged or not */
export function knownAddresses(source: Source, indicators: readonly string[]): KnownAddresses {
  const whole = new Map<string, Site>()
  const hosts = new Map<string, Site>()
  const cited = new Set<string>()
  for (const at of source.files) {
    for (const { text, start } of listTexts(at)) {
      for (const { host, address, index, length } of listDefanged(text)) {
        const site: Site = { at, place: [start + index, start + index + length] }
        if (!whole.has(address)) whole.set(address, site)
        if (host !== undefined && !hosts.has(withoutWww(host))) hosts.set(withoutWww(host), site)
      }
    }
    for (const definition of at.footnotes.definitions) {
      for (const { url } of listSourceLinks(at, definition))
        cited.add(withoutWww(hostOfAddress('url', url)))
    }
  }
  const listed = indicators.map((entry) => refang(entry))
  return {
    cited,
    defangedWhole: ({ value }) => whole.get(withoutScheme(value)),
    defangedHost: ({ host }) => hosts.get(withoutWww(host)),
    isListed: (host) => isAllowed(listed, host),
  }
}

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
  return [...at.footnotes.words.map(({ raw, start }) => ({ text: raw, start })), ...code]
}
