import type { Element, Root as HastRoot } from 'hast'
import type { Paragraph, RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Body, Chapter, Picture } from '../briefing/briefing.js'
import { isJapanese } from '../briefing/words.js'
import type { Note } from '../footnotes/note.js'
import { breakWords } from './break-words.js'
import { composeLetters } from './compose-letters.js'
import { gatherFacts, type HastContext, type NodeFacts, type SetReport } from './context.js'
import { fillPictures } from './fill-pictures.js'
import { createHandlers } from './handlers/index.js'
import { type HeadingEntry, listHeadings, textWithoutCalls } from './list-headings.js'
import { markLatinLines } from './mark-latin-lines.js'
import { markNarrowColumns } from './mark-narrow-columns.js'
import { markSources } from './mark-sources.js'
import type { PieceMemory, PieceSetter } from './remember-pieces.js'
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

/**
 * Takes a report; returns its text as hast for one edition: sanitised, with pictures, calls and references set.
 *
 * @param memory of a caller that sets the same report again after a change, and changes nothing of what it was given
 */
export function transform(context: HastContext, memory?: PieceMemory): TransformedBriefing {
  const { briefing } = context
  const facts = gatherFacts(context)
  const { report, set } = memory?.begin(context, facts) ?? setOnce(context, facts)
  const pictures = [...context.pictures.values()]
  const processor = createProcessor(report, pictures)
  const noteProcessor = createProcessor(report, pictures, { ofNotes: true })
  const toHast = (blocks: readonly RootContent[], path?: string, by = processor): HastRoot =>
    by.runSync({ type: 'root', children: [...blocks] }, new VFile({ path }))
  const toBody = ({ file, blocks }: Body, id: string): TransformedBody => {
    const content = toHast(blocks, file)
    return { content, headings: listHeadings(content, id) }
  }
  const toChapter = ({ number, id, title, summary, body }: Chapter): TransformedChapter => ({
    number,
    id,
    ...set(title, [id, body.file, ...summary, title, ...body.blocks], () => ({
      ...toTitle(toHast([phrasing(title.children)])),
      summary: toHast(summary, body.file),
      ...toBody(body, id),
    })),
  })
  const toNote = (note: Note): TransformedBriefing['notes'][number] => {
    const { definition, file } = note
    const make = () => toHast(definition.children, file, noteProcessor)
    return { note, content: set(definition, [file], make) }
  }
  const { opening, disclaimer } = briefing
  return {
    opening: set('opening', [opening.file, ...opening.blocks], () => toBody(opening, 'opening')),
    chapters: briefing.chapters.map(toChapter),
    notes: briefing.notes.map(toNote),
    disclaimer: set('disclaimer', disclaimer, () => toHast(disclaimer)),
  }
}

function setOnce(context: HastContext, facts: NodeFacts): PieceSetter {
  return { report: { ...context, facts }, set: (_name, _content, make) => make() }
}

/** The steps from mdast to hast, in their order. */
function createProcessor(
  report: SetReport,
  pictures: readonly Picture[],
  { ofNotes = false } = {},
) {
  const inJapanese = isJapanese(report.briefing.frontMatter.language)
  const isPrinted = report.edition === 'pdf'
  return (
    unified()
      .use(remarkRehype, { handlers: createHandlers(report) })
      .use(rehypeSanitize, reportSchema)
      .use(fillPictures, report.edition, pictures)
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
