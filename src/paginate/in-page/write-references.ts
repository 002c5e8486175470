import type { SetReference } from '../layout/settle-references.js'

/**
 * Writes the pages that references name behind their words, as `data-on-page` has it; takes them by their
 * `data-reference`. Runs inside the page while no row is cut; decides nothing.
 */
export function writeReferences(references: readonly (readonly [string, SetReference])[]): void {
  const settings = new Map(references)
  for (const element of document.querySelectorAll<HTMLElement>('a[data-reference]')) {
    element.querySelector('.reference-page')?.remove()
    const { page, room = 0 } = settings.get(element.dataset.reference ?? '') ?? {}
    if (page === undefined) continue
    const [before = '', after = ''] = (element.dataset.onPage ?? '').split('{page}')
    const words = before.trimStart()
    const number = document.createElement('span')
    number.textContent = String(page)
    if (room > 0) {
      number.style.cssText = `display: inline-block; width: ${room}ch; text-align: center`
    }
    // A line may break before the words, as before any others, but not inside them.
    const tied = document.createElement('span')
    tied.className = 'tied'
    tied.append(words, number, after)
    const whole = document.createElement('span')
    whole.className = 'reference-page'
    whole.append(before.slice(0, before.length - words.length), tied)
    element.append(whole)
  }
}
