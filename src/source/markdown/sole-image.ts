import type { Image, Paragraph } from 'mdast'

/** Returns the image of a paragraph that holds nothing else but blanks and comments; undefined for any other. */
export function soleImage(paragraph: Paragraph): Image | undefined {
  const [first, ...others] = paragraph.children.filter(
    (child) => child.type !== 'html' && (child.type !== 'text' || child.value.trim() !== ''),
  )
  return first?.type === 'image' && others.length === 0 ? first : undefined
}
