import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { linkSchemes } from '../addresses/leads-to.js'

/**
 * What may stand in a report's text: the elements that our handlers make, and links with schemes that a reader may
 * follow. Pictures come from files only and are put in afterwards, so `img` keeps no `src`.
 */
export const reportSchema: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption'],
  attributes: {
    ...defaultSchema.attributes,
    '*': ['id', 'className', 'lang', 'title', 'dir', 'align', 'dataHere'],
    a: ['href', 'role', 'ariaLabel', 'dataCall', 'dataReference', 'dataOnPage'],
    code: [...(defaultSchema.attributes?.code ?? []), 'dataIndicator'],
    span: ['dataLine'],
    div: ['role', 'tabIndex', 'ariaLabel', 'ariaLabelledBy'],
    img: ['alt', 'dataPicture', 'width', 'height'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    ol: ['start'],
    // Its class is one of those for everything.
    ul: [],
    li: ['value'],
    details: ['open'],
    table: ['role'],
    input: [['type', 'checkbox'], 'checked', 'disabled', 'ariaLabel'],
  },
  protocols: { href: [...linkSchemes] },
  // Our ids are made from numbers and checked names; a prefix would break every link to a note.
  clobber: [],
  clobberPrefix: '',
}
