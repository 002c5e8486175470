import type { Element, Parents, Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { Picture } from '../briefing/briefing.js'
import type { HastContext } from './context.js'

/** Puts each picture where the image handler left its mark: a drawing as inline SVG, a bitmap as `data:`. */
export function fillPictures(context: HastContext) {
  return (tree: Root): void => {
    visit(tree, 'element', (element, index, parent) => {
      const number = Number(element.properties.dataPicture ?? -1)
      const [, picture] = context.pictures[number] ?? []
      if (!picture || index === undefined || !parent) return
      const shown = showPicture(picture, String(element.properties.alt ?? ''))
      const { width, height } = element.properties
      const styles = [shown.properties.style, sizeOf(width, height)]
      // A screen has no page to fit the drawing to: it gets the size that its author drew it in.
      if (context.edition === 'html' && picture.kind === 'drawing') {
        Object.assign(shown.properties, { width: picture.width, height: picture.height })
        styles.unshift(drawnSize(picture))
      }
      if (context.edition === 'html' && hasWords(parent))
        shown.properties.className = ['picture', 'in-line']
      const style = styles.filter((one) => one !== undefined).join(';')
      if (style) shown.properties.style = style
      // On paper its size is known when the page is set: then it is fitted to that.
      if (context.edition === 'pdf' && picture.kind === 'bitmap')
        shown.properties.dataPicture = number
      parent.children[index] = shown
    })
  }
}

/** Whether a picture in it stands in a line of text, as an icon does. */
function hasWords({ children }: Parents): boolean {
  return children.some((child) => child.type === 'text' && child.value.trim() !== '')
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

function showPicture(picture: Picture, alt: string): Element {
  if (picture.kind === 'drawing') {
    const { viewBox, ...others } = picture.svg.properties
    return {
      ...structuredClone(picture.svg),
      properties: { ...others, viewBox, role: 'img', ariaLabel: alt, className: ['picture'] },
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
