import type { Element, Properties, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Picture } from '../briefing/briefing.js'
import type { HastContext } from './context.js'

/** CSS pixels above which a picture is not an icon, and stands on a line of its own even between words. */
const tallestIcon = 160

/** Puts each picture where the image handler left its mark: a drawing as inline SVG, a bitmap as `data:`. */
export function fillPictures(edition: HastContext['edition'], pictures: readonly Picture[]) {
  return (tree: Root): void => {
    for (const { element, parent, index, place } of listPlaced(tree)) {
      const number = Number(element.properties.dataPicture ?? -1)
      const picture = pictures[number]
      if (!picture) continue
      const shown = showPicture(picture, String(element.properties.alt ?? ''))
      const { width, height } = element.properties
      const styles = [shown.properties.style, sizeOf(width, height)]
      const isIcon = place !== undefined && heightOf(picture, element.properties) <= tallestIcon
      // A screen has no page to fit the drawing to: it gets the size that its author drew it in. So does an icon.
      if ((edition === 'html' || isIcon) && picture.kind === 'drawing') {
        Object.assign(shown.properties, { width: picture.width, height: picture.height })
        styles.unshift(drawnSize(picture))
      }
      if (isIcon)
        shown.properties.className = [
          'picture',
          'in-line',
          ...(place === 'head' ? ['at-head'] : []),
        ]
      const style = styles.filter((one) => one !== undefined).join(';')
      if (style) shown.properties.style = style
      // On paper its size is known when the page is set: then it is fitted to that, and its words are looked at.
      if (edition === 'pdf') shown.properties.dataPicture = number
      parent.children[index] = shown
    }
  }
}

/** Elements whose text is set in lines. */
const linesIn = /^(?:p|li|td|th|dt|dd|h[1-6]|summary|figcaption)$/

interface Lines {
  /** Whether they have words; looked at once, where a picture stands in them. */
  hasWords: () => boolean
  /** Whether something of them has been set already. */
  isBegun: boolean
}

interface Placed {
  element: Element
  parent: Root | Element
  /** Among the children of its parent. */
  index: number
  /** Of one that stands in lines with words, as icons do: at the head of the first, or anywhere else. */
  place: 'head' | 'within' | undefined
}

/** Lists the pictures of a text. */
function listPlaced(tree: Root): Placed[] {
  const placed: Placed[] = []
  const walk = (parent: Root | Element, lines: Lines): void => {
    for (const [index, child] of parent.children.entries()) {
      if (child.type === 'text' && child.value.trim() !== '') lines.isBegun = true
      if (child.type !== 'element') continue
      const { tagName } = child
      const isPicture = tagName === 'img'
      if (isPicture) {
        const place = lines.isBegun ? 'within' : 'head'
        placed.push({ element: child, parent, index, place: lines.hasWords() ? place : undefined })
      }
      if (isPicture || tagName === 'br') lines.isBegun = true
      if (linesIn.test(tagName)) walk(child, linesOf(child))
      else walk(child, tagName === 'figure' ? linesOf(undefined) : lines)
    }
  }
  walk(tree, linesOf(undefined))
  return placed
}

/** The lines of an element; without one, they have no words. */
function linesOf(element: Element | undefined): Lines {
  let known: boolean | undefined
  const hasWords = (): boolean => {
    known ??= element !== undefined && textOf(element).trim() !== ''
    return known
  }
  return { hasWords, isBegun: false }
}

/** In CSS pixels, as it is drawn or as its author asks. */
function heightOf(picture: Picture, { width, height }: Properties): number {
  if (typeof height === 'number') return height
  return typeof width === 'number' ? (picture.height / picture.width) * width : picture.height
}

/** What the style sheet needs to set a drawing no larger than it was drawn, and no taller than a screen. */
function drawnSize({ width, height, isSized }: Extract<Picture, { kind: 'drawing' }>): string {
  const ratio = `--ratio:${Math.round((width / height) * 1000) / 1000}`
  return isSized ? `--width:${width}px;${ratio}` : ratio
}

/** The size that an author asked for, as far as there is room; the other side follows. */
function sizeOf(width: unknown, height: unknown): string | undefined {
  if (width) return `width:${toCss(width)}`
  return typeof height === 'number' ? `width:auto;height:${toCss(height)}` : undefined
}

function toCss(length: unknown): string {
  return typeof length === 'number' ? `${length}px` : String(length)
}

/** One that nobody has described is passed over where a page is read aloud. */
function showPicture(picture: Picture, written: string): Element {
  const alt = written.trim()
  if (picture.kind === 'drawing') {
    const { viewBox, ...others } = picture.svg.properties
    const read = alt === '' ? { ariaHidden: 'true' } : { role: 'img', ariaLabel: alt }
    return {
      ...structuredClone(picture.svg),
      properties: { ...others, viewBox, ...read, className: ['picture'] },
    }
  }
  const { dataUri, width, height } = picture
  return {
    type: 'element',
    tagName: 'img',
    properties: { src: dataUri, alt, width, height, className: ['picture'] },
    children: [],
  }
}
