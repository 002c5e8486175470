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
  const head = h('p.caption', [
    h('span.caption-label', label),
    ...(text ? [' ', h('span.caption-text', state.all(text))] : []),
  ])
  if (text) state.patch(text, head)
  return h('figcaption', [head, ...remarks.map((remark) => remarkUnder(state, remark))])
}

/** A remark under a figure or table. */
export function remarkUnder(state: ReportState, remark: Paragraph): Element {
  const made = h('p.remark', state.all(remark))
  state.patch(remark, made)
  return made
}

/** Adds classes, divided by blanks, to those that an element has. */
export function addClass(made: Element, className: string): void {
  const { className: known } = made.properties
  made.properties.className = [...(Array.isArray(known) ? known : []), ...className.split(' ')]
}
