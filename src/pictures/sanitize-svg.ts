import type { Element } from 'hast'
import { PictureFault } from './picture-fault.js'
import { cascade } from './svg/cascade.js'
import { cleanElement } from './svg/clean-tree.js'
import { type Loss, Losses } from './svg/losses.js'
import { measureCost } from './svg/measure-cost.js'
import { parseSvg } from './svg/parse-svg.js'
import { readSize } from './svg/size.js'
import { readStyleSheet } from './svg/style-sheet.js'

/** A drawing that may stand inside a page. */
export interface Drawing {
  svg: Element
  /** In px of CSS, as its author drew it. */
  width: number
  height: number
  /** Whether its file says so, and not only what shape it has. */
  isSized: boolean
  /** What had to go, in words for its author. */
  losses: Loss[]
}

/**
 * Takes the text of an SVG file; returns its `svg` with its look and with nothing in it that runs, fetches or reaches
 * another drawing or the page. It sees the page's fonts. Ids begin with `prefix`, so that two drawings do not clash.
 *
 * Styles are put on the elements that they select: see `svg/cascade.ts`.
 *
 * @throws PictureFault if it is not SVG, says nonsense about its size, or would be too expensive to draw.
 */
export function sanitizeSvg(text: string, prefix: string): Drawing {
  const losses = new Losses()
  const root = parseSvg(text)
  const { viewBox, width, height, isSized } = readSize(root, losses)

  const sheet = readStyleSheet(listStyleTexts(root).join('\n'))
  for (const address of sheet.imports) losses.add('address', `@import ${address}`)
  for (const family of sheet.fonts) losses.add('font', family)
  const styles = cascade(root, sheet.rules, prefix, losses)

  const [svg] = cleanElement(root, { styles, prefix, losses })
  if (!svg) throw new PictureFault('it holds no `svg` element')
  const [, , across = 1, down = 1] = viewBox.split(' ').map(Number)
  measureCost(svg, across * down)
  svg.properties = { ...asRoot(svg), viewBox }
  return { svg, width, height, isSized, losses: losses.list() }
}

/** The page says where the drawing stands and how large; nothing of it may show outside its frame. */
function asRoot({ properties }: Element): Element['properties'] {
  const { width, height, x, y, transform, overflow, display, style, ...others } = properties
  const kept = String(style ?? '')
    .split(';')
    .filter((declaration) => declaration && !ofThePage.test(declaration))
  return kept.length > 0 ? { ...others, style: kept.join(';') } : others
}

const ofThePage =
  /^(width|height|x|y|transform|transform-(box|origin)|overflow|display|clip-path|mask|filter|mix-blend-mode):/

function listStyleTexts(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return []
    if (child.tagName !== 'style') return listStyleTexts(child)
    const isForScreen = /^$|all|screen/i.test(String(child.properties.media ?? ''))
    const text = child.children.map((part) => (part.type === 'text' ? part.value : '')).join('')
    return isForScreen ? [text] : []
  })
}
