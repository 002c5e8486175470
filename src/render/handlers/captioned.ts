import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Paragraph } from 'mdast'
import type { ReportState } from '../context.js'

/** The caption of a figure or table: its label, its text, and the remarks under it. */
export function caption(
  state: ReportState,
  label: string,
  text: Paragraph | undefined,
  remarks: readonly Paragraph[],
): Element {
  return h('figcaption', [
    h('p.caption', [
      h('span.caption-label', label),
      ...(text ? [' ', h('span.caption-text', state.all(text))] : []),
    ]),
    ...remarks.map((remark) => h('p.remark', state.all(remark))),
  ])
}

export function addClass(made: Element, className: string): void {
  const { className: known } = made.properties
  made.properties.className = [...(Array.isArray(known) ? known : []), ...className.split(' ')]
}
