import type { Element, Root as HastRoot } from 'hast'
import type { Paragraph, RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Body, Chapter } from '../briefing/briefing.js'
import { isJapanese } from '../briefing/words.js'
import type { Note } from '../footnotes/note.js'
import { breakWords } from './break-words.js'
import { composeLetters } from './compose-letters.js'
import type { HastContext } from './context.js'
import { fillPictures } from './fill-pictures.js'
import { createHandlers } from './handlers/index.js'
import { type HeadingEntry, listHeadings, textWithoutCalls } from './list-headings.js'
import { markLatinLines } from './mark-latin-lines.js'
import { markNarrowColumns } from './mark-narrow-columns.js'
import { markSources } from './mark-sources.js'
import { reportSchema } from './schema.js'
import { direct } from './set-direction.js'
import { setLatinEmphasis } from './set-latin-emphasis.js'
import { setSourceUrls } from './set-source-urls.js'
import { tie } from './tie.js'
import { tieWords } from './tie-words.js'

/** The report as hast, ready to be put into a template. */
export interface TransformedBriefing {
  opening: TransformedBody
  chapters: TransformedChapter[]
  notes: { note: Note; content: HastRoot }[]
  disclaimer: HastRoot
}

/** A part of the report as HTML. */
export interface TransformedBody {
  content: HastRoot
  headings: HeadingEntry[]
}

/** A chapter as HTML. */
export interface TransformedChapter extends TransformedBody {
  number: number
  id: string
  title: HastRoot
  /** The title's words alone. */
  titleText: string
  summary: HastRoot
}

/** Takes a report; returns its text as hast for one edition: sanitised, with pictures, calls and references set. */
export function transform(context: HastContext): TransformedBriefing {
  const { briefing } = context
  const processor = createProcessor(context)
  const noteProcessor = createProcessor(context, { ofNotes: true })
  const toHast = (blocks: readonly RootContent[], path?: string, by = processor): HastRoot =>
    by.runSync({ type: 'root', children: [...blocks] }, new VFile({ path }))
  const toBody = ({ file, blocks }: Body, id: string): TransformedBody => {
    const content = toHast(blocks, file)
    return { content, headings: listHeadings(content, id) }
  }
  const toChapter = ({ number, id, title, summary, body }: Chapter): TransformedChapter => ({
    number,
    id,
    ...toTitle(toHast([phrasing(title.children)])),
    summary: toHast(summary, body.file),
    ...toBody(body, id),
  })
  return {
    opening: toBody(briefing.opening, 'opening'),
    chapters: briefing.chapters.map(toChapter),
    notes: briefing.notes.map((note) => ({
      note,
      content: toHast(note.definition.children, note.file, noteProcessor),
    })),
    disclaimer: toHast(briefing.disclaimer),
  }
}

/** The steps from mdast to hast, in their order. */
function createProcessor(context: HastContext, { ofNotes = false } = {}) {
  const inJapanese = isJapanese(context.briefing.frontMatter.language)
  const isPrinted = context.edition === 'pdf'
  return (
    unified()
      .use(remarkRehype, { handlers: createHandlers(context) })
      .use(rehypeSanitize, reportSchema)
      .use(fillPictures, context)
      .use(markNarrowColumns)
      // Only printed pages can be too small for something.
      .use(isPrinted ? [markSources] : [])
      .use(composeLetters)
      .use(ofNotes ? [setSourceUrls] : [])
      .use(inJapanese ? [setLatinEmphasis] : [])
      .use(inJapanese && isPrinted && !ofNotes ? [markLatinLines] : [])
      .use(breakWords, { isJustified: inJapanese })
      .use(inJapanese ? tie : tieWords)
      .use(direct)
      .freeze()
  )
}

function phrasing(children: Paragraph['children']): Paragraph {
  return { type: 'paragraph', children }
}

function toTitle(tree: HastRoot): Pick<TransformedChapter, 'title' | 'titleText'> {
  const title = unwrap(tree)
  const children = title.children.filter((child) => child.type !== 'doctype')
  const heading: Element = { type: 'element', tagName: 'h1', properties: {}, children }
  return { title, titleText: textWithoutCalls(heading) }
}

/** Takes the text out of its one paragraph. */
function unwrap(tree: HastRoot): HastRoot {
  const [paragraph] = tree.children
  return {
    type: 'root',
    children: paragraph?.type === 'element' ? paragraph.children : tree.children,
  }
}
