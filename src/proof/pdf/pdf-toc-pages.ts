import { group } from '../../group.js'
import { destinationName } from '../../pdf/content/destination-name.js'
import { excerpt, hyphenated, normalise } from '../normalise.js'
import { textOfItems } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * The page numbers printed in the contents are those of the pages to which their links lead, and every chapter is in
 * the contents.
 */
export default defineTaggedRule({
  id: 'pdf-toc-pages',
  severity: 'error',
  check({ pdf, model, reading, pageOf }, report) {
    if (!model.toc) return
    const headings = model.texts.filter(({ kind }) => kind === 'heading')
    const byTitle = group(headings, ({ title, text }) => normalise(title ?? text))
    const listed = new Set<string>()
    for (const { items, annotations } of reading.contents) {
      const folio = Number(items.at(-1)?.text)
      const title = textOfItems(items.slice(0, -1))
      const { destination, page } = annotations[0] ?? {}
      const target =
        typeof destination === 'string' ? pdf.destinations.get(destination) : destination
      const chapter = model.chapters.find(({ id }) => destinationName(id) === destination)
      if (chapter && endsWith(title, chapter.title)) listed.add(chapter.id)
      const named = byTitle.get(normalise(chapter?.title ?? title)) ?? []
      const pages = named.map(pageOf).filter((place) => place !== undefined)
      if (target === folio && (pages.length === 0 || pages.includes(folio))) continue
      report({
        message: `The contents give page ${folio} for \`${excerpt(title)}\`, whose link leads to page ${target ?? '(none)'}`,
        page,
        at: chapter ?? named[0],
      })
    }
    for (const chapter of model.chapters) {
      if (listed.has(chapter.id)) continue
      report({
        message: `The contents have no entry \`${excerpt(chapter.title)}\` for chapter ${chapter.number}`,
        at: chapter,
      })
    }
  },
})

function endsWith(printed: string, title: string): boolean {
  return new RegExp(`${hyphenated(title)}$`, 'u').test(normalise(printed))
}
