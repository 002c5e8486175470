import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { fontFaceRules } from '../fonts.js'
import type { Template } from '../handlebars.js'
import type { HeadingEntry } from '../hast/list-headings.js'
import type { Briefing } from '../report/briefing.js'
import { formatEnglishDate, isJapanese, wordsOf } from '../report/words.js'
import type { TransformedBriefing } from './transform.js'

const stringifier = unified().use(rehypeStringify).freeze()
const html = (tree: Root): string => stringifier.stringify(tree)

/** Takes the transformed report; gives the HTML page of an edition. */
export function render(
  template: Template,
  briefing: Briefing,
  content: TransformedBriefing,
): string {
  return template(createView(briefing, content))
}

/** Everything a template may name. Plain data; `…Html` fields are sanitised HTML, the others are text. */
export function createView(briefing: Briefing, content: TransformedBriefing) {
  const { frontMatter, id } = briefing
  const words = wordsOf(frontMatter.language)
  const disclaimerHtml = html(content.disclaimer)
  const contact = frontMatter.contact ?? []
  return {
    id,
    language: frontMatter.language,
    japanese: isJapanese(frontMatter.language),
    title: frontMatter.title,
    subtitle: frontMatter.subtitle ?? '',
    period: frontMatter.period ? words.period(frontMatter.period) : '',
    date: words.date(frontMatter.issued),
    issued: frontMatter.issued,
    version: frontMatter.version,
    classification: frontMatter.classification,
    publisher: frontMatter.publisher,
    authors: frontMatter.authors ?? [],
    footer: {
      classification: `Information Asset Classification: ${frontMatter.classification}`,
      publisher: `© ${frontMatter.publisher}`,
      date: `${formatEnglishDate(frontMatter.issued)} | Version ${frontMatter.version}`,
    },
    words: {
      summaryTitle: words.summaryTitle,
      contents: words.contents,
      notes: words.notes,
      disclaimer: words.disclaimer,
      contact: words.contact,
      authors: words.authors,
      classification: words.classification,
      issued: words.issued,
      version: words.versionLabel,
      skipToText: words.skipToText,
      close: words.close,
    },
    toc: frontMatter.toc ?? false,
    openingHtml: html(content.opening.content),
    openingSections: topHeadings(content.opening.headings),
    chapters: content.chapters.map((chapter) => ({
      id: chapter.id,
      number: chapter.number,
      label: words.chapter(chapter.number),
      titleHtml: html(chapter.title),
      titleText: chapter.titleText,
      quotedTitle: words.quoteTitle(chapter.titleText),
      summaryHtml: html(chapter.summary),
      bodyHtml: html(chapter.content),
      sections: topHeadings(chapter.headings),
    })),
    notes: content.notes.map(({ note, content: body }) => ({
      id: note.id,
      number: note.number,
      label: words.noteLabel(note.number),
      html: html(body),
      backLinks: note.calls.map((call, index) => ({
        href: `#${call.id}`,
        label: words.backToCall(note.number, index + 1),
        nth: index + 1,
      })),
      firstCall: note.calls[0]?.id ?? '',
      several: note.calls.length > 1,
    })),
    closing: disclaimerHtml !== '' || contact.length > 0,
    disclaimerHtml,
    contact,
    fontFaceRules,
  }
}

export type View = ReturnType<typeof createView>

/** The sections that the contents name: the least deep headings. */
function topHeadings(headings: readonly HeadingEntry[]): HeadingEntry[] {
  const top = Math.min(...headings.map(({ depth }) => depth))
  return headings.filter(({ depth }) => depth === top)
}
