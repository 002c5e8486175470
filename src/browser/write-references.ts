import type { SetReference } from '../layout/settle-references.js'

/**
 * Writes the pages that references name behind their words, as `data-on-page` has it; takes them in the order of
 * `readReferences`. Runs inside the page while no row is cut; decides nothing.
 */
export function writeReferences(references: readonly SetReference[]): void {
  const elements = document.querySelectorAll<HTMLElement>('a[data-reference]')
  for (const [index, { page, room }] of references.entries()) {
    const element = elements[index]
    element?.querySelector('.reference-page')?.remove()
    if (!element || page === undefined) continue
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
