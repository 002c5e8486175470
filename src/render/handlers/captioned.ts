import type { Element, ElementContent } from 'hast'
import type { Paragraph } from 'mdast'
import type { State } from 'mdast-util-to-hast'

/** The caption of a figure or table: its label, its text, and the remarks under it. */
export function caption(
  state: State,
  label: string,
  text: Paragraph | undefined,
  remarks: readonly Paragraph[],
): Element {
  const line: ElementContent[] = [
    element('span', 'caption-label', [{ type: 'text', value: label }]),
  ]
  if (text)
    line.push({ type: 'text', value: ' ' }, element('span', 'caption-text', state.all(text)))
  return element('figcaption', undefined, [
    element('p', 'caption', line),
    ...remarks.map((remark) => element('p', 'remark', state.all(remark))),
  ])
}

export function element(
  tagName: string,
  className: string | undefined,
  children: ElementContent[],
): Element {
  return {
    type: 'element',
    tagName,
    properties: className ? { className: className.split(' ') } : {},
    children,
  }
}

export function addClass(made: Element, className: string): void {
  const { className: known } = made.properties
  made.properties.className = [...(Array.isArray(known) ? known : []), ...className.split(' ')]
}
