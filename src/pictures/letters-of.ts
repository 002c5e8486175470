import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'

/** Gives what a drawing shows as text; what its `title` and `desc` say is for those who cannot see it. */
export function lettersOf(element: Element): string {
  if (element.tagName === 'text') return textOf(element)
  return element.children
    .map((child) => (child.type === 'element' ? lettersOf(child) : ''))
    .join('')
}
