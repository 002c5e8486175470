import type { Element, Root as HastRoot, Root } from 'hast'
import type { Paragraph, RootContent } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import type { Body } from '../briefing/briefing.js'
import { isJapanese } from '../briefing/words.js'
import type { Note } from '../footnotes/note.js'
import { breakWords } from './break-words.js'
import type { HastContext } from './context.js'
import { direct } from './direct.js'
import { fillPictures } from './fill-pictures.js'
import { createHandlers } from './handlers/index.js'
import { type HeadingEntry, listHeadings, textWithoutCalls } from './list-headings.js'
import { markLatinLines } from './mark-latin-lines.js'
import { markNarrowColumns } from './mark-narrow-columns.js'
import { markSources } from './mark-sources.js'
import { reportSchema } from './schema.js'
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

export interface TransformedBody {
  content: HastRoot
  headings: HeadingEntry[]
}

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
  const { briefing, edition } = context
  const inJapanese = isJapanese(briefing.frontMatter.language)
  const createProcessor = ({ ofNotes }: { ofNotes: boolean }) =>
    unified()
      .use(remarkRehype, { handlers: createHandlers(context) })
      .use(rehypeSanitize, reportSchema)
      .use(fillPictures, context)
      .use(markNarrowColumns)
      // Only printed pages can be too small for something.
      .use(edition === 'pdf' ? [markSources] : [])
      .use(compose)
      .use(ofNotes ? [setSourceUrls] : [])
      .use(inJapanese ? [setLatinEmphasis] : [])
      .use(inJapanese && edition === 'pdf' && !ofNotes ? [markLatinLines] : [])
      .use(breakWords, { isJustified: inJapanese })
      .use(inJapanese ? tie : tieWords)
      .use(direct)
      .freeze()
  const processor = createProcessor({ ofNotes: false })
  const noteProcessor = createProcessor({ ofNotes: true })
  const toHast = (blocks: readonly RootContent[], path?: string, by = processor): HastRoot =>
    by.runSync({ type: 'root', children: [...blocks] }, new VFile({ path }))
  const toBody = ({ file, blocks }: Body, id: string): TransformedBody => {
    const content = toHast(blocks, file)
    return { content, headings: listHeadings(content, id) }
  }

  return {
    opening: toBody(briefing.opening, 'opening'),
    chapters: briefing.chapters.map((chapter) => {
      const { number, id } = chapter
      const title = unwrap(toHast([phrasing(chapter.title.children)]))
      const titleText = textWithoutCalls({
        type: 'element',
        tagName: 'h1',
        properties: {},
        children: elements(title),
      })
      return {
        number,
        id,
        title,
        titleText,
        summary: toHast(chapter.summary, chapter.body.file),
        ...toBody(chapter.body, id),
      }
    }),
    notes: briefing.notes.map((note) => ({
      note,
      content: toHast(note.definition.children, note.file, noteProcessor),
    })),
    disclaimer: toHast(briefing.disclaimer),
  }
}

function phrasing(children: Paragraph['children']): Paragraph {
  return { type: 'paragraph', children }
}

/** Takes the text out of its one paragraph. */
function unwrap(tree: HastRoot): HastRoot {
  const [paragraph] = tree.children
  return {
    type: 'root',
    children: paragraph?.type === 'element' ? paragraph.children : tree.children,
  }
}

function elements(tree: HastRoot): Element['children'] {
  return tree.children.filter((child) => child.type !== 'doctype')
}

/** A letter with marks that are written on it, or the parts of a Korean syllable. */
const decomposed = /\P{M}\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu

/**
 * Writes each letter and its accents as one character where there is one: macOS takes them apart in the names of
 * files, and fonts have the composed ones. Nothing else is changed: NFC alone would also take 神 (U+FA19) for 神.
 */
export function compose() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(decomposed, (letter) => letter.normalize('NFC'))
    })
  }
}
