import type { Image, Paragraph } from 'mdast'

/** The image of a paragraph that holds nothing else. */
export function soleImage(paragraph: Paragraph): Image | undefined {
  const [first, ...others] = paragraph.children.filter(
    (child) => child.type !== 'html' && (child.type !== 'text' || child.value.trim() !== ''),
  )
  return first?.type === 'image' && others.length === 0 ? first : undefined
}
