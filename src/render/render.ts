import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { Briefing } from '../briefing/briefing.js'
import { formatEnglishDate, isJapanese, type Words, wordsOf } from '../briefing/words.js'
import { fontFaceRules } from '../fonts/font-faces.js'
import { fillLines, standardFooter, withoutPages } from '../house/theme/footer.js'
import { plainTheme, type Theme } from '../house/theme/theme.js'
import type { FrontMatter } from '../source/front-matter.js'
import { markOf } from '../source/tlp/level.js'
import type { Template } from './handlebars.js'
import { type HeadingEntry, textWithoutCalls } from './list-headings.js'
import type { TransformedBriefing } from './transform.js'

// Characters that HTML keeps for itself are written by their names: whoever reads the file knows `&amp;`, and not `&#x26;`.
const stringifier = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze()
/** The HTML of trees, which nobody changes any more: the preview keeps some of them from save to save. */
const known = new WeakMap<Root, string>()

function html(tree: Root): string {
  const text = known.get(tree) ?? stringifier.stringify(tree)
  known.set(tree, text)
  return text
}

/** Takes the transformed report; returns the HTML page of an edition. */
export function render(
  template: Template,
  briefing: Briefing,
  content: TransformedBriefing,
): string {
  return template(createView(briefing, content, template.theme))
}

/** Everything a template may name. Plain data; `…Html` fields are sanitised HTML, the others are text. */
function createView(briefing: Briefing, content: TransformedBriefing, theme: Theme = plainTheme) {
  const words = wordsOf(briefing.frontMatter.language)
  return {
    ...viewMatter(briefing, words),
    description: describeOpening(content.opening.content) || briefing.frontMatter.title,
    ...viewTexts(briefing, content, words),
    ...viewTheme(briefing, theme),
  }
}

/** What the front matter says, in the words of the report's language. */
function viewMatter({ id, frontMatter }: Briefing, words: Words) {
  const mark = markOf(frontMatter.classification)
  const summaryPages = frontMatter['summary-pages'] ?? 1
  return {
    id,
    language: frontMatter.language,
    japanese: isJapanese(frontMatter.language),
    title: frontMatter.title,
    subtitle: frontMatter.subtitle ?? '',
    /** The period as `<time datetime>` wants it. */
    month: frontMatter.period ?? '',
    period: frontMatter.period ? words.period(frontMatter.period) : '',
    date: words.date(frontMatter.issued),
    issued: frontMatter.issued,
    version: frontMatter.version,
    classification: frontMatter.classification,
    /** The label that every page bears; undefined if the classification is a word of the house. */
    tlp: mark,
    /** The place of the running head in the margin of a page, whose right is the label's. */
    runningHead: mark ? 'top-left' : 'top-right',
    publisher: frontMatter.publisher,
    authors: frontMatter.authors ?? [],
    extra: createExtra(frontMatter.extra),
    words: listWords(words, summaryPages),
    toc: frontMatter.toc ?? false,
    /** Whether the summary may fill more than one page. */
    longSummary: summaryPages > 1,
  }
}

/** The report's text, part by part. */
function viewTexts({ frontMatter }: Briefing, content: TransformedBriefing, words: Words) {
  const disclaimerHtml = html(content.disclaimer)
  const contact = frontMatter.contact ?? []
  return {
    openingHtml: html(content.opening.content),
    openingSections: topHeadings(content.opening.headings),
    chapters: content.chapters.map((chapter) => viewChapter(chapter, words)),
    noteDigits: String(content.notes.length).length,
    notes: content.notes.map((note) => viewNote(note, words)),
    closing: disclaimerHtml !== '' || contact.length > 0,
    disclaimerHtml,
    contact,
  }
}

/** What the house's theme gives. */
function viewTheme(briefing: Briefing, theme: Theme) {
  return {
    footer: fillFooter(briefing, theme),
    fontFaceRules: theme.fontFaceRules ? `${fontFaceRules}\n${theme.fontFaceRules}` : fontFaceRules,
    embedsFonts: theme.embedsFonts,
    /** The house’s logo; empty if there is none. */
    logoHtml: theme.logoHtml,
    frameColour: theme.frameColour,
  }
}

/** The words of the generator that templates write. */
function listWords(words: Words, summaryPages: number) {
  return {
    summaryTitle: words.summaryTitle(summaryPages),
    contents: words.contents,
    notes: words.notes,
    disclaimer: words.disclaimer,
    contact: words.contact,
    authors: words.authors,
    classification: words.classification,
    issued: words.issued,
    version: words.versionLabel,
    period: words.periodLabel,
    listComma: words.listComma,
    skipToText: words.skipToText,
    close: words.close,
    seeInNotes: words.seeInNotes,
    toTop: words.toTop,
    enlarge: words.enlarge,
    copy: words.copy,
    copied: words.copied,
    copyLink: words.copyLink,
  }
}

function viewChapter(chapter: TransformedBriefing['chapters'][number], words: Words) {
  return {
    id: chapter.id,
    number: chapter.number,
    label: words.chapter(chapter.number),
    titleHtml: html(chapter.title),
    titleText: chapter.titleText,
    quotedTitle: words.quoteTitle(chapter.titleText),
    summaryHtml: html(chapter.summary),
    bodyHtml: html(chapter.content),
    sections: topHeadings(chapter.headings),
  }
}

function viewNote({ note, content }: TransformedBriefing['notes'][number], words: Words) {
  return {
    id: note.id,
    number: note.number,
    label: words.noteLabel(note.number),
    html: html(content),
    backLinks: note.calls.map((call, index) => ({
      href: `#${call.id}`,
      label: words.backToCall(note.number, index + 1),
      nth: index + 1,
    })),
    firstCall: note.calls[0]?.id ?? '',
    several: note.calls.length > 1,
  }
}

/**
 * The house's own fields for templates, which are strict: one that this briefing lacks is there without a value, since
 * the same template serves briefings that have it.
 */
function createExtra(extra: FrontMatter['extra'] = {}): Record<string, unknown> {
  return new Proxy<Record<string, unknown>>({ ...extra }, { has: () => true })
}

/** The lines at the foot of a page, and those of them that mean something at the end of the HTML edition. */
function fillFooter({ frontMatter }: Briefing, { footer }: Theme) {
  const {
    classification,
    publisher,
    title,
    period,
    issued,
    version,
    language,
    extra = {},
  } = frontMatter
  const words = wordsOf(language)
  const values = {
    classification,
    publisher,
    title,
    period: period ? words.period(period) : '',
    date: words.date(issued),
    englishDate: formatEnglishDate(issued),
    issued,
    version,
    extra,
  }
  const { left, right } = footer ?? standardFooter
  const [leftLines, rightLines] = [fillLines(left, values), fillLines(right, values)]
  // The right of the foot is the label's, where there is one.
  const besideLabel = [...leftLines, rightLines.filter(Boolean).join(' | ')]
  return {
    ...(markOf(classification)
      ? { left: besideLabel, right: [] }
      : { left: leftLines, right: rightLines }),
    imprint: fillLines(withoutPages([...left, ...right]), values),
    /** Of the standard lines, which are English in every briefing. */
    language: footer ? language : 'en',
  }
}

/** What a template may say. */
export type View = ReturnType<typeof createView>

/** The first words of a text, as search engines and previews show them. */
function describeOpening(opening: Root): string {
  const first = opening.children.find((child) => child.type === 'element' && child.tagName === 'p')
  const characters = [...(first?.type === 'element' ? textWithoutCalls(first) : '')]
  return characters.length > 160 ? `${characters.slice(0, 159).join('')}…` : characters.join('')
}

/** The sections that the contents name: the least deep headings. */
function topHeadings(headings: readonly HeadingEntry[]): HeadingEntry[] {
  const top = Math.min(...headings.map(({ depth }) => depth))
  return headings.filter(({ depth }) => depth === top)
}
