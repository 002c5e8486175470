import { wordsOf } from '../../report/words.js'
import type { TextItem } from './facts.js'
import type { ModelReference, VerificationModel } from './model.js'
import { normalise } from './normalise.js'
import type { TaggedLink } from './reading.js'

/** A reference of the model with the link that is printed for it. */
export interface PrintedReference {
  source: ModelReference
  /** What a reader sees; undefined with the rest where no link to its target begins on its page with its words. */
  shown: string | undefined
  /** Whether that is what was planned. */
  asPlanned: boolean
  page: number | undefined
  items: readonly TextItem[]
}

/** Finds the references that may name pages, each by its target, its words and the page on which it begins. */
export function findReferences(
  links: readonly TaggedLink[],
  { references = [], language }: VerificationModel,
): PrintedReference[] {
  const free = new Set(links.filter(({ inHeading }) => !inHeading))
  const words = wordsOf(language)
  const name = ({ text, page }: ModelReference): string =>
    normalise(page === null ? text : text.slice(0, -words.onPage(page).length))
  const take = (source: ModelReference, fits: (text: string) => boolean) => {
    for (const link of free) {
      const { destination, page } = link.annotations[0] ?? {}
      if (destination !== source.target || page !== source.on || !fits(normalise(show(link))))
        continue
      free.delete(link)
      return link
    }
    return undefined
  }
  // First those that are as planned: what is left is for those that are not.
  const found = new Map(
    references.map((source) => [source, take(source, (text) => text === normalise(source.text))]),
  )
  const [before = '', after = ''] = words.onPage('0').split('0').map(normalise)
  return references.map((source): PrintedReference => {
    const spoiled = (text: string) =>
      text === name(source) || (text.startsWith(name(source) + before) && text.endsWith(after))
    const link = found.get(source) ?? take(source, spoiled)
    return {
      source,
      shown: link && show(link),
      asPlanned: found.get(source) !== undefined,
      page: link?.annotations[0]?.page,
      items: link?.items ?? [],
    }
  })
}

function show({ items }: TaggedLink): string {
  return items.map(({ text }) => text).join('')
}
