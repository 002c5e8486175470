import type { Element, ElementContent } from 'hast'
import type { Nodes, Parents, Text } from 'mdast'
import { defaultHandlers, type Handler, type Handlers, type State } from 'mdast-util-to-hast'
import type { ReportState, SetReport } from '../context.js'
import { blockquote } from './blockquote.js'
import { code } from './code.js'
import { containerDirective } from './container-directive.js'
import { footnoteReference } from './footnote-reference.js'
import { heading } from './heading.js'
import { htmlElement } from './html-element.js'
import { image } from './image.js'
import { link } from './link.js'
import { list, listItem } from './list.js'
import { paragraph } from './paragraph.js'
import { table } from './table.js'
import { thematicBreak } from './thematic-break.js'

/** One handler per node type that this report sets in its own way; remark-rehype has the others. */
export function createHandlers(report: SetReport): Handlers {
  /** Returns a handler the report; what it makes of a node keeps the node's place in the source. */
  const own =
    <T extends Nodes>(
      handle: (state: ReportState, node: T, parent: Parents | undefined) => Made,
    ): Handler =>
    (state: State, node: T, parent) => {
      const made = handle(Object.assign(state, { report }), node, parent)
      if (!made || Array.isArray(made)) return made
      state.patch(node, made)
      return state.applyData(node, made)
    }
  return {
    blockquote: own(blockquote),
    code: own(code),
    containerDirective: own(containerDirective),
    footnoteReference: own(footnoteReference),
    footnoteDefinition: () => undefined,
    heading: own(heading),
    html: () => undefined,
    htmlElement: own(htmlElement),
    image: own(image),
    link: own(link),
    list: own(list),
    listItem: own(listItem),
    paragraph: own(paragraph),
    table: own(table),
    text,
    thematicBreak: own(thematicBreak),
  }
}

type Made = Element | ElementContent[] | undefined

/** The usual handler takes the blanks from the ends of lines. */
function text(state: State, node: Text): ElementContent {
  return node.data?.isPreformatted
    ? { type: 'text', value: node.value }
    : defaultHandlers.text(state, node)
}
