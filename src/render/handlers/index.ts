import type { Element, ElementContent } from 'hast'
import type {
  Blockquote,
  Code,
  FootnoteReference,
  Heading,
  Image,
  Link,
  List,
  Nodes,
  Paragraph,
  Parents,
  Table,
  Text,
} from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { defaultHandlers, type Handler, type Handlers, type State } from 'mdast-util-to-hast'
import type { HtmlElement } from '../../source/html/nodes.js'
import type { HastContext } from '../context.js'
import { blockquote } from './blockquote.js'
import { containerDirective } from './container-directive.js'
import { footnoteReference } from './footnote-reference.js'
import { heading } from './heading.js'
import { htmlElement } from './html-element.js'
import { image } from './image.js'
import { link } from './link.js'
import { list } from './list.js'
import { paragraph } from './paragraph.js'
import { table } from './table.js'

/** One handler per node type that this report sets in its own way; remark-rehype has the others. */
export function createHandlers(context: HastContext): Handlers {
  const { words } = context
  return {
    blockquote: keepPlace((state, node: Blockquote) => blockquote(words, state, node)),
    // Without a line it would be an empty bar.
    code: (state, node: Code) =>
      node.value.trim() === '' ? undefined : defaultHandlers.code(state, node),
    containerDirective: keepPlace((state, node: ContainerDirective) =>
      containerDirective(context, state, node),
    ),
    footnoteReference: keepPlace((_, node: FootnoteReference, parent) =>
      footnoteReference(context, node, parent),
    ),
    footnoteDefinition: () => undefined,
    heading: keepPlace((state, node: Heading) => heading(context, state, node)),
    html: () => undefined,
    htmlElement: keepPlace((state, node: HtmlElement) => htmlElement(context, state, node)),
    image: keepPlace((_, node: Image) => image(context, node)),
    link: keepPlace((state, node: Link) => link(context, state, node)),
    list: keepPlace((state, node: List) => list(words, state, node)),
    paragraph: keepPlace((state, node: Paragraph) => paragraph(context, state, node)),
    text: (state, node: Text) =>
      // The usual handler takes the blanks from the ends of lines.
      node.data?.isPreformatted
        ? { type: 'text', value: node.value }
        : defaultHandlers.text(state, node),
    table: keepPlace((state, node: Table) => table(context, state, node)),
  }
}

type Made = Element | ElementContent[] | undefined

/** What is made of a node keeps the node's place in the source. */
function keepPlace<T extends Nodes>(
  make: (state: State, node: T, parent: Parents | undefined) => Made,
): Handler {
  return (state, node: T, parent) => {
    const made = make(state, node, parent)
    if (!made || Array.isArray(made)) return made
    state.patch(node, made)
    return state.applyData(node, made)
  }
}
