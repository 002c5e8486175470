import type { TaggedEvidence } from './evidence.js'

/** Whether a table row that continues over a page's end stands on both of these pages, which may be the same. */
export function isRowCutOver(
  { alignment, reading }: Pick<TaggedEvidence, 'alignment' | 'reading'>,
  page: number,
  next: number,
): boolean {
  return alignment.texts.some(({ source, found }) => {
    if (!found || !/row$/.test(source.kind)) return false
    const { body } = reading
    const items = body.slice(body.indexOf(found.first), body.indexOf(found.last) + 1)
    const pages = items.map((item) => item.page)
    return Math.min(...pages) <= page && Math.max(...pages) >= next && new Set(pages).size > 1
  })
}
