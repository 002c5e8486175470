import type { Properties } from 'hast'
import type { Nodes, Parent, PhrasingContent, RootContent } from 'mdast'
import type { Position } from 'unist'

/**
 * An element that an author wrote as HTML and that Markdown has no node for. What it has one for (a link, a picture, a
 * heading, emphasis …) is that node, so that all that is true of Markdown is true of HTML as well.
 */
export interface HtmlElement extends Parent {
  type: 'htmlElement'
  tagName: string
  /** As hast has them, only what is kept; `id` is the name by which the author's links call it. */
  properties: Properties
  children: RootContent[]
}

declare module 'mdast' {
  interface RootContentMap {
    htmlElement: HtmlElement
  }
  interface PhrasingContentMap {
    htmlElement: HtmlElement
  }
  interface BlockContentMap {
    htmlElement: HtmlElement
  }
  interface HtmlData {
    /** The elements that it opens, in order. */
    tags?: HtmlTag[]
    /** The end tags of elements that GitHub does not show. */
    ends?: HtmlTag[]
    faults?: HtmlFault[]
    /** Where it has text that is read as words, not as code. */
    words?: Position[]
  }
  interface ParagraphData {
    /** Whether it comes from inside HTML, whose source is not the text that is read. */
    fromHtml?: true
  }
  interface TextData {
    /** Whether it stands in `<pre>`, where blanks and lines are as written. */
    isPreformatted?: true
  }
  interface HeadingData {
    fromHtml?: true
  }
}

/** A tag in Markdown. */
export interface HtmlTag {
  name: string
  position: Position
}

/** What keeps HTML from being shown as it was written. */
export interface HtmlFault {
  kind:
    | 'element'
    | 'attribute'
    | 'declaration'
    /** A comment that is never closed. */
    | 'comment'
    /** A tag that is never closed with `>`. */
    | 'cut'
    /** An element that is never closed. */
    | 'open'
    /** Text that a browser would move out of a table or another link. */
    | 'moved'
    /** More nested elements than anyone can have intended. */
    | 'deep'
  /** The element's, in lower case. */
  element: string
  attribute?: string
  position: Position
}

/** An element of HTML on its way to mdast. */
export interface ReadElement {
  name: string
  /** What the author wrote on it, as far as it is kept. */
  properties: Properties
  position: Position | undefined
  /** What is inside, as mdast. */
  kids: RootContent[]
}

const phrasingTypes: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'textDirective',
  'html',
])

/** The elements that stand in a line of text and stay elements, as far as GitHub shows them. */
export const phrasingElements: ReadonlySet<string> = new Set(
  'a b code del em i ins kbd q rp rt ruby s samp span strike strong sub sup tt var input'.split(
    ' ',
  ),
)

/** Whether a node stands in a line of text, beside others. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return node.type === 'htmlElement'
    ? phrasingElements.has(node.tagName)
    : phrasingTypes.has(node.type)
}
