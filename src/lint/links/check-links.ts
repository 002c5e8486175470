import type { Link } from 'mdast'
import { addressOf } from '../../addresses/leads-to.js'
import { countOf } from '../../count.js'
import { group } from '../../group.js'
import { listSourceLinks } from '../notes/note-text.js'
import type { Source, SourceFile } from '../source.js'
import { type FollowOptions, follow } from './follow.js'
import { type CacheOptions, cacheFile, openRemembered } from './remembered.js'
import type { Verdict } from './verdict.js'

/** How the network is asked whether sources are still there. */
export interface LinkOptions extends FollowOptions {
  /** `undefined` remembers nothing. */
  cache: CacheOptions | undefined
  /** Makes the messages about dead addresses errors, which fail a run. */
  fail: boolean
  /** No messages but errors. */
  quiet: boolean
}

const day = 24 * 60 * 60 * 1000

/** What the command line uses. Times are in milliseconds. */
export function defaultLinkOptions(): LinkOptions {
  return {
    timeout: 10_000,
    retries: 2,
    backoff: 500,
    allowPrivate: false,
    fail: false,
    quiet: false,
    cache: { file: cacheFile(), maximumAge: 7 * day, now: Date.now },
  }
}

/** How many sources were asked for, and what came of it. */
export interface LinkSummary {
  asked: number
  dead: number
  unknown: number
}

interface Cited {
  at: SourceFile
  link: Link
  url: string
}

/**
 * Asks the network whether the sources that notes cite are still there; puts a message on the file for each that is
 * not. Asks for nothing that stands in the body: an address there is an indicator, and belongs to the attacker.
 */
export async function checkLinks(
  sources: readonly Source[],
  options: LinkOptions = defaultLinkOptions(),
): Promise<LinkSummary> {
  const cited = group(sources.flatMap(listCited), ({ url }) => url)
  const remembered = options.cache && (await openRemembered(options.cache))
  const verdicts = new Map<string, Verdict>()
  let asked = 0
  await takeTurns(
    [...cited.keys()],
    (url) => new URL(url).host,
    async (url) => {
      const known = remembered?.get(url)
      if (!known) asked++
      const verdict = known ?? (await follow(url, options))
      if (!known) remembered?.set(url, verdict)
      verdicts.set(url, verdict)
    },
  )
  await remembered?.save()
  const alike = listAlike(verdicts)
  for (const [url, places] of cited) {
    if (alike.some((urls) => urls.includes(url))) continue
    for (const place of places) reportVerdict(place, verdicts.get(url), options)
  }
  for (const urls of alike) {
    const [first = ''] = urls
    const [place] = cited.get(first) ?? []
    if (place && !options.quiet) reportAlike(place, urls, verdicts.get(first)?.because ?? '')
  }
  const count = (...states: Verdict['state'][]) =>
    [...verdicts.values()].filter(({ state }) => states.includes(state)).length
  return { asked, dead: count('dead', 'home'), unknown: count('unknown') }
}

/** Lists the http and https addresses of notes, but not what the parser took for an address by itself. */
function listCited({ files }: Source): Cited[] {
  return files.flatMap((at) =>
    at.footnotes.definitions.flatMap((definition) =>
      listSourceLinks(at, definition).flatMap((link): Cited[] => {
        const address = addressOf(link)
        if (address === undefined) return []
        const url = new URL(address)
        url.hash = ''
        return [{ at, link, url: url.href }]
      }),
    ),
  )
}

function reportVerdict(
  { at, link, url }: Cited,
  verdict: Verdict | undefined,
  { fail, quiet }: LinkOptions,
): void {
  if (!verdict || verdict.state === 'alive') return
  const { state, because } = verdict
  if (quiet && (state === 'unknown' || !fail)) return
  const reason = {
    dead: `The source <${url}> is gone (${because}). Cite a copy in an archive`,
    home: `The source <${url}> is gone: ${because}. Cite a copy in an archive`,
    unknown: `Could not find out whether the source <${url}> is still there: ${because}`,
  }[state]
  const place = link.position ?? { line: 1, column: 1 }
  const ruleId = { dead: 'link-dead', home: 'link-home', unknown: 'link-unknown' }[state]
  const message = at.file.message(reason, { place, ruleId, source: 'briefing' })
  message.fatal = state === 'unknown' ? undefined : fail
}

/** Addresses of which nothing could be found out for one reason: more than these are told once for all. */
const mostApart = 3

/** Groups of addresses that one fault keeps from being asked, such as a machine without a network. */
function listAlike(verdicts: ReadonlyMap<string, Verdict>): string[][] {
  const unknown = [...verdicts].filter(([, { state }]) => state === 'unknown')
  return [...group(unknown, ([, { because }]) => because).values()]
    .map((same) => same.map(([url]) => url))
    .filter(({ length }) => length > mostApart)
}

function reportAlike({ at, link }: Cited, urls: readonly string[], because: string): void {
  const hosts = [...new Set(urls.map((url) => new URL(url).host))]
  const rest = hosts.length - mostNamed
  const named = `${hosts.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${countOf(rest, 'more host')}` : ''}`
  at.file.message(
    `Could not find out whether ${urls.length} sources, of which this is the first, are still there: ${because} (${named})`,
    {
      place: link.position ?? { line: 1, column: 1 },
      ruleId: 'link-unknown',
      source: 'briefing',
    },
  ).fatal = undefined
}

/** Hosts that a message names. */
const mostNamed = 8

/**
 * Runs a task for each item, a few at a time and fewer for each host: no server should be bothered by the check.
 */
async function takeTurns<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  task: (item: Item) => Promise<void>,
  { perHost = 2, inAll = 8 }: { perHost?: number; inAll?: number } = {},
): Promise<void> {
  const waiting = [...items]
  const busy = new Map<string, number>()
  const run = async (): Promise<void> => {
    for (;;) {
      const index = waiting.findIndex((item) => (busy.get(hostOf(item)) ?? 0) < perHost)
      const [item] = index === -1 ? [] : waiting.splice(index, 1)
      // What is left waits for hosts that are busy; the workers that ask those take it up.
      if (item === undefined) return
      const host = hostOf(item)
      busy.set(host, (busy.get(host) ?? 0) + 1)
      try {
        await task(item)
      } finally {
        busy.set(host, (busy.get(host) ?? 1) - 1)
      }
    }
  }
  await Promise.all(Array.from({ length: inAll }, run))
}
