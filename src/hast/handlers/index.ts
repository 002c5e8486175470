import type { Handlers } from 'mdast-util-to-hast'
import type { HastContext } from '../context.js'
import { containerDirective } from './container-directive.js'
import { footnoteReference } from './footnote-reference.js'
import { heading } from './heading.js'
import { image } from './image.js'
import { link } from './link.js'
import { paragraph } from './paragraph.js'
import { table } from './table.js'

/** One handler per node type that this report sets in its own way; remark-rehype has the others. */
export function createHandlers(context: HastContext): Handlers {
  return {
    containerDirective: (state, node) => containerDirective(context, state, node),
    footnoteReference: (_, node, parent) => footnoteReference(context, node, parent),
    footnoteDefinition: () => undefined,
    heading: (state, node) => heading(context, state, node),
    image: (_, node) => image(context, node),
    link: (state, node) => link(context, state, node),
    paragraph: (state, node) => paragraph(context, state, node),
    table: (state, node) => table(context, state, node),
  }
}
