import { wordsOf } from '../../briefing/words.js'
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
  const free = new Map<string, Set<TaggedLink>>()
  for (const link of links) {
    const { destination } = link.annotations[0] ?? {}
    if (link.inHeading || typeof destination !== 'string') continue
    const others = free.get(destination)
    if (others) others.add(link)
    else free.set(destination, new Set([link]))
  }
  const find = ({ target, on }: ModelReference, after: number, fits: (text: string) => boolean) =>
    [...(free.get(destinationName(target)) ?? [])].find(
      (link) => link.annotations[0]?.page === on + after && fits(normalise(show([link]))),
    )
  /** A page may end inside a reference, which then is two links. */
  const findPlanned = (source: ModelReference): TaggedLink[] => {
    const text = normalise(source.text)
    const whole = find(source, 0, (shown) => shown === text)
    if (whole) return [whole]
    const head = find(source, 0, (shown) => shown !== '' && text.startsWith(shown))
    const rest = text.slice(normalise(show(head ? [head] : [])).length)
    const tail = find(source, 1, (shown) => shown === rest)
    return head && tail ? [head, tail] : []
  }
  const { onPage } = wordsOf(language)
  const [before = '', after = ''] = onPage('{}').split('{}').map(normalise)
  const findSpoiled = (source: ModelReference): TaggedLink[] => {
    const { text, page } = source
    const name = normalise(page === null ? text : text.slice(0, -onPage(page).length))
    const spoiled = find(
      source,
      0,
      (shown) => shown === name || (shown.startsWith(name + before) && shown.endsWith(after)),
    )
    return spoiled ? [spoiled] : []
  }
  const take = (source: ModelReference, parts: TaggedLink[]): TaggedLink[] => {
    for (const part of parts) free.get(destinationName(source.target))?.delete(part)
    return parts
  }
  // First those that are as planned: what is left is for those that are not.
  const planned = references.map((source) => take(source, findPlanned(source)))
  return references.map((source, index): PrintedReference => {
    const found = planned[index] ?? []
    const asPlanned = found.length > 0
    const parts = asPlanned ? found : take(source, findSpoiled(source))
    const shown = parts.length > 0 ? show(parts) : undefined
    return { source, shown, asPlanned, items: parts.flatMap(({ items }) => items) }
  })
}

function show(parts: readonly TaggedLink[]): string {
  return textOfItems(parts.flatMap(({ items }) => items))
}
