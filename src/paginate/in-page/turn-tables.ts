import type { Paper } from '../../briefing/pages.js'
import { copyOf } from './flow.js'
import { extractRest } from './range.js'

/**
 * Puts every table that is to be turned into a section of its own, on pages as wide as the others are high, and sets
 * the notes first called there at the width of those pages. Runs once, before all measuring.
 *
 * @param paper the sheet of the other pages, in points
 */
export function turnTables(paper: Paper): void {
  const { width, height, margin, headRoom = 0 } = paper
  const figures = [...document.querySelectorAll<HTMLElement>('main > section figure.landscape')]
  if (figures.length === 0) return
  const pixels = (points: number): number => (points * 4) / 3
  const typeWidth = pixels(height - margin.left - margin.right)
  const typeHeight = pixels(width - margin.top - margin.bottom - headRoom)
  const named = new Set<string>()
  for (const figure of figures) {
    const section = figure.closest<HTMLElement>('main > section')
    // In a list or a quote it cannot be parted from what is around it; the summary has one page.
    if (!section || section.id === 'page-summary') continue
    if (figure.parentElement?.closest('li, blockquote, table, details, .figures, .alert')) continue
    const { page } = getComputedStyle(section)
    const rest = cut(section, figure, (range) => range.setStartAfter(figure))
    const turned = cut(section, figure, (range) => range.setStartBefore(figure))
    figure.style.marginTop = '0'
    turned.dataset.typeHeight = String(typeHeight)
    turned.style.cssText = `page: ${turnPage(page, paper, named)}; width: ${typeWidth}px; --type-width: ${typeWidth}px; --type-height: ${typeHeight}px`
    section.after(turned)
    if (!isEmpty(rest)) {
      rest.style.setProperty('page', page)
      turned.after(rest)
      raise(rest)
    }
    if (isEmpty(section)) {
      if (section.id) turned.id = section.id
      section.remove()
    }
  }
  setNotes(typeWidth)
}

/** Returns what follows a place at a figure in a section, as a section of its own; nothing is twice in it. */
function cut(section: HTMLElement, figure: Element, begin: (range: Range) => void): HTMLElement {
  // What is cut through is in both parts, with its id in the first one only.
  const through: Element[] = []
  for (let box = figure.parentElement; box && box !== section; box = box.parentElement)
    through.push(box)
  const rest = copyOf(section, { deep: false })
  rest.append(extractRest(section, begin))
  let part: Element | null = rest
  for (let depth = through.length; part && depth >= 0; depth -= 1) {
    part.removeAttribute('id')
    part = part.firstElementChild
  }
  return rest
}

function isEmpty(section: Element): boolean {
  return section.textContent?.trim() === '' && !section.querySelector('img, svg, table')
}

/**
 * Takes away the space above what opens a section: on its first page Chrome would keep it, but it is not measured. What
 * takes no room there, such as a quote of nothing but a remark, keeps no distance either.
 */
function raise(section: HTMLElement): void {
  let part = section.firstElementChild
  while (part instanceof HTMLElement && !part.previousSibling?.textContent?.trim()) {
    // What was cut through right after its end.
    if (part.parentElement === section && isEmpty(part) && part.matches('div')) {
      part.remove()
      part = section.firstElementChild
    } else if (part.getBoundingClientRect().height === 0) {
      for (const box of [part, ...part.querySelectorAll<HTMLElement>('*')]) box.style.margin = '0'
      part = part.nextElementSibling
    } else {
      part.style.marginTop = '0'
      part = getComputedStyle(part).display === 'block' ? part.firstElementChild : null
    }
  }
}

/**
 * Names a page like another, but turned.
 *
 * @param named those that are there already
 */
function turnPage(name: string, { width, height }: Paper, named: Set<string>): string {
  const turned = name === 'auto' ? 'turned' : `${name}-turned`
  if (named.has(turned)) return turned
  named.add(turned)
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const own = rules.filter(
    (rule): rule is CSSPageRule => rule instanceof CSSPageRule && rule.selectorText === name,
  )
  const bodies = own.map(({ cssText }) => cssText.slice(cssText.indexOf('{') + 1, -1))
  const style = document.createElement('style')
  style.textContent = `@page ${turned} { ${bodies.join(' ')} size: ${height}pt ${width}pt }`
  // Not in the head, whose style sheets the preview keeps from text to text.
  document.body.append(style)
  return turned
}

/** Sets the notes first called in turned sections at the width of their pages, in px: they will stand there. */
function setNotes(typeWidth: number): void {
  const known = new Set<string>()
  const visit = (root: Element, page: 'turned' | 'upright'): void => {
    for (const call of root.querySelectorAll<HTMLAnchorElement>('a[data-call]')) {
      const id = call.hash.slice(1)
      const note = known.has(id) ? null : document.getElementById(id)
      if (!note) continue
      known.add(id)
      if (page === 'turned') note.style.cssText = `box-sizing: border-box; width: ${typeWidth}px`
      visit(note, page)
    }
  }
  for (const section of document.querySelectorAll<HTMLElement>('main > section')) {
    visit(section, section.dataset.typeHeight === undefined ? 'upright' : 'turned')
  }
}
