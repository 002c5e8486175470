import type { PdfObjects, ReadPdf, TextItem } from './facts.js'
import type { PageTarget, PageTexts } from './read-text.js'

/**
 * Takes what the two readers tell of the same file; returns the file as its rules look at it.
 *
 * @throws where they count its pages differently.
 */
export function placeTexts(objects: PdfObjects, texts: PageTexts): ReadPdf {
  if (texts.pages.length !== objects.pages.length) {
    throw new Error(
      `Expected ${objects.pages.length} pages, as its objects say, but there are ${texts.pages.length} with text`,
    )
  }
  const pageOf = (target: PageTarget): number | undefined => {
    if (!target || 'name' in target) return undefined
    return 'index' in target ? target.index + 1 : objects.pageByObject.get(target.object)
  }
  const destinations = new Map(
    texts.destinations.flatMap(([name, target]) => {
      const page = pageOf(target)
      return page === undefined ? [] : [[name, page] as const]
    }),
  )
  return {
    ...objects,
    pages: objects.pages.map((page) => ({
      ...page,
      items: replaceTexts(texts.pages[page.number - 1] ?? [], objects.replaced),
    })),
    destinations,
    bookmarks: texts.bookmarks.map(({ title, target }) => ({
      title,
      page: target && 'name' in target ? destinations.get(target.name) : pageOf(target),
    })),
  }
}

/** Where the glyphs of a mark do not tell its text, its first item says all of it. */
function replaceTexts(items: readonly TextItem[], replaced: PdfObjects['replaced']): TextItem[] {
  const said = new Set<string>()
  return items.map((item) => {
    const text = item.mark === undefined ? undefined : replaced.get(item.mark)
    if (text === undefined || item.mark === undefined) return item
    const first = !said.has(item.mark)
    said.add(item.mark)
    return { ...item, text: first ? text : '' }
  })
}
