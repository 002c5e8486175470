import { wordsOf } from '../../briefing/words.js'
import { group } from '../../group.js'
import { destinationName } from '../../pdf/content/destination-name.js'
import type { ModelReference, VerificationModel } from '../model.js'
import { normalise } from '../normalise.js'
import { type TextItem, textOfItems } from './facts.js'
import type { TaggedLink } from './reading.js'

/** A reference of the model with what is printed of it. */
export interface PrintedReference {
  source: ModelReference
  /** What a reader sees; undefined if nothing like it begins on its page and leads to its target. */
  shown: string | undefined
  /** Whether that is what was planned. */
  asPlanned: boolean
  items: readonly TextItem[]
}

/** Finds the references that may name pages, each by its target, its words and the page on which it begins. */
export function findReferences(
  links: readonly TaggedLink[],
  { references = [], language }: VerificationModel,
): PrintedReference[] {
  const free = groupByDestination(links)
  const take = (source: ModelReference, parts: TaggedLink[]): TaggedLink[] => {
    for (const part of parts) free.get(destinationName(source.target))?.delete(part)
    return parts
  }
  // First those that are as planned: what is left is for those that are not.
  const planned = references.map((source) => take(source, findPlanned(source, free)))
  return references.map((source, index): PrintedReference => {
    const found = planned[index] ?? []
    const asPlanned = found.length > 0
    const parts = asPlanned ? found : take(source, findSpoiled(source, free, language))
    const shown = parts.length > 0 ? show(parts) : undefined
    return { source, shown, asPlanned, items: parts.flatMap(({ items }) => items) }
  })
}

/** Links in the text by what they lead to, without those that are some reference already. */
type FreeLinks = ReadonlyMap<string, Set<TaggedLink>>

function groupByDestination(links: readonly TaggedLink[]): FreeLinks {
  const inText = links.filter(({ inHeading }) => !inHeading)
  const groups = group(inText, ({ annotations }) => annotations[0]?.destination)
  return new Map(
    [...groups].flatMap(([destination, some]) =>
      typeof destination === 'string' ? [[destination, new Set(some)] as const] : [],
    ),
  )
}

/** A page may end inside a reference, which then is two links. */
function findPlanned(source: ModelReference, free: FreeLinks): TaggedLink[] {
  const text = normalise(source.text)
  const whole = findLink(source, source.on, free, (shown) => shown === text)
  if (whole) return [whole]
  const head = findLink(source, source.on, free, (shown) => shown !== '' && text.startsWith(shown))
  if (!head) return []
  const rest = text.slice(normalise(show([head])).length)
  const tail = findLink(source, source.on + 1, free, (shown) => shown === rest)
  return tail ? [head, tail] : []
}

/** One that names another page than was planned, or none. */
function findSpoiled(source: ModelReference, free: FreeLinks, language: string): TaggedLink[] {
  const { onPage } = wordsOf(language)
  const [before = '', after = ''] = onPage('{}').split('{}').map(normalise)
  const { text, page } = source
  const name = normalise(page === null ? text : text.slice(0, -onPage(page).length))
  const spoiled = findLink(
    source,
    source.on,
    free,
    (shown) => shown === name || (shown.startsWith(name + before) && shown.endsWith(after)),
  )
  return spoiled ? [spoiled] : []
}

function findLink(
  { target }: ModelReference,
  page: number,
  free: FreeLinks,
  fits: (shown: string) => boolean,
): TaggedLink | undefined {
  return [...(free.get(destinationName(target)) ?? [])].find(
    (link) => link.annotations[0]?.page === page && fits(normalise(show([link]))),
  )
}

function show(parts: readonly TaggedLink[]): string {
  return textOfItems(parts.flatMap(({ items }) => items))
}
