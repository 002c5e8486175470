import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import type { Galley, PageSpec } from '../../../src/paginate/layout/galley.js'
import { spec } from './galley-builders.js'
import { printPageMap } from './page-map.js'

/**
 * The page map of a galley, a string for each page.
 *
 * A page is 100 px high, a line of text 10 px; the separator takes 4 px, a line of a note 5 px, the gap of notes 1 px.
 */
export function pagesOf(galley: Galley, given: Partial<PageSpec> = {}): string[] {
  const page = spec(given)
  return printPageMap(galley, breakPages(galley, page), page).trimEnd().split('\n')
}
