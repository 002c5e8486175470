import type { Root } from 'mdast'
import { Document, isScalar } from 'yaml'
import { isAssigned } from '../../briefing/reference-target.js'
import { type FrontMatter, isMonthly, mostSummaryPages } from '../../source/front-matter.js'
import { asciiWords, toMarkdown } from '../markdown-text.js'
import { fillScaffold, readSampleFigure } from '../scaffold.js'
import type { NewFile } from './create-files.js'
import { divideReport, wholeReport } from './divide-report.js'
import { wordsOfTitle } from './report-blocks.js'
import { todoWordsOf } from './todo-words.js'

/** Composes the files of a new briefing: in a monthly a chapter per topic, in a commentary a section. */
export async function composeBriefing(
  frontMatter: FrontMatter,
  topics: readonly string[],
): Promise<NewFile[]> {
  const { layout, language } = frontMatter
  const taken = new Set<string>()
  const chapters = (topics.length > 0 ? topics : [todoWordsOf(language).title]).map(
    (topic, index) => ({
      title: toMarkdown(topic),
      number: index + 1,
      // Otherwise the file would be named after a placeholder.
      slug: nameChapter(topics.length > 0 ? topic : '', index + 1, taken),
    }),
  )
  const kind = isMonthly({ layout }) ? 'monthly' : 'commentary'
  const opening = await fillScaffold(`${kind}.md`, language, { sections: chapters })
  const files = [composeMain(frontMatter, opening)]
  const figure = await readSampleFigure()
  for (const { slug, title, number } of chapters) {
    if (isMonthly({ layout })) {
      const name = `${writeNumber(number)}-${slug}.md`
      files.push({ name, content: await composeChapter({ title, slug, summary: true }, language) })
    }
    files.push({ name: `figures/${slug}.svg`, content: figure })
  }
  return files
}

/** As many chapters as a summary of one page has room for, with two points each and an opening. */
const mostOnOnePage = 8

/** Composes the files of a briefing out of a report that was one file: see `divideReport`. */
export async function composeReport(
  frontMatter: FrontMatter,
  report: { text: string; tree: Root },
): Promise<NewFile[]> {
  const { layout, language, title } = frontMatter
  const { text, tree } = report
  if (!isMonthly({ layout })) return [composeMain(frontMatter, `${wholeReport(text, tree)}\n`)]
  const { opening, chapters } = divideReport(text, tree, toMarkdown(title))
  const taken = new Set<string>()
  const wanted = Math.min(Math.ceil(chapters.length / mostOnOnePage), mostSummaryPages)
  const pages = Math.max(wanted, frontMatter['summary-pages'] ?? 1)
  const files = [
    composeMain(
      pages > 1 ? { ...frontMatter, 'summary-pages': pages } : frontMatter,
      opening ? `${opening}\n` : await fillScaffold('monthly.md', language, {}),
    ),
  ]
  for (const [index, chapter] of chapters.entries()) {
    const slug = nameChapter(wordsOfTitle(chapter.title), index + 1, taken)
    const summary = !/^:::+summary/m.test(chapter.text)
    const text = chapter.text || todoWordsOf(language).text
    const content = await composeChapter({ ...chapter, text, slug, summary }, language)
    files.push({ name: `${writeNumber(index + 1)}-${slug}.md`, content })
  }
  return files
}

/**
 * Composes one more chapter for a briefing.
 *
 * @param names of the files in its folder
 * @param taken ids that stand in the briefing
 */
export async function composeNextChapter(
  topic: string,
  { layout, language }: FrontMatter,
  names: readonly string[],
  taken: Set<string>,
): Promise<NewFile[]> {
  const numbered = names.filter((name) => /^\d+.*\.md$/.test(name))
  const number = Math.max(0, ...numbered.map((name) => Number.parseInt(name, 10))) + 1
  const slug = nameChapter(topic, number, taken)
  return [
    {
      name: `${writeNumber(number, numbered)}-${slug}.md`,
      content: await composeChapter(
        { title: toMarkdown(topic), slug, summary: isMonthly({ layout }) },
        language,
      ),
    },
    { name: `figures/${slug}.svg`, content: await readSampleFigure() },
  ]
}

/** briefing.md: front matter, and the words that open the summary page or are the whole text. */
function composeMain(frontMatter: FrontMatter, opening: string): NewFile {
  const { issued } = todoWordsOf(frontMatter.language)
  const content = `${writeFrontMatter(frontMatter, { issued })}\n${opening}`
  return { name: 'briefing.md', content }
}

interface ChapterView {
  title: string
  slug: string
  /** Whether it begins with its part of the one-page summary. */
  summary: boolean
  /** What it says; what an author has to say is asked for where this is missing. */
  text?: string
}

function composeChapter({ text = '', ...view }: ChapterView, language: string): Promise<string> {
  return fillScaffold('chapter.md', language, { ...view, text })
}

/**
 * Returns a name for a chapter's file that stays when the chapter's number changes: the ASCII words of its title, or
 * `topic-3`. It is new among those taken, and so is the id of the chapter's figure.
 */
function nameChapter(title: string, number: number, taken: Set<string>): string {
  const slug = asciiWords(title)
    .reduce((name, word) => (name.length + word.length < 40 ? `${name}-${word}` : name), '')
    .slice(1)
  const isName = /^[a-z].*[a-z0-9]/.test(slug) && slug.length > 2
  const isOurs = [slug, `${slug}-2`].some(isAssigned)
  const base = isName && !isOurs ? slug : `topic-${number}`
  const isFree = (name: string) => [name, `${name}-figure`].every((id) => !taken.has(id))
  let name = base
  for (let count = 2; !isFree(name); count++) name = `${base}-${count}`
  taken.add(name).add(`${name}-figure`)
  return name
}

/** `3` in a briefing with `01-…` is `03`. */
function writeNumber(number: number, files: readonly string[] = []): string {
  const widths = files.flatMap((file) => /^\d+/.exec(file)?.[0].length ?? [])
  return String(number).padStart(Math.max(2, ...widths), '0')
}

const order: readonly (keyof FrontMatter)[] = [
  'title',
  'subtitle',
  'layout',
  'language',
  'period',
  'issued',
  'version',
  'classification',
  'publisher',
  'authors',
  'contact',
  'disclaimer',
  'toc',
  'summary-pages',
  'translation-of',
  'translation-omits',
  'extra',
]

/**
 * Writes front matter as an author would, from `---` to `---`.
 *
 * @param remarks comments after values, by key
 */
function writeFrontMatter(
  frontMatter: FrontMatter,
  remarks: Partial<Record<keyof FrontMatter, string>> = {},
): string {
  const known = order.flatMap((key) =>
    frontMatter[key] === undefined ? [] : [[key, frontMatter[key]]],
  )
  const document = new Document(Object.fromEntries(known))
  const period = document.get('period', true)
  // As the format's own examples have it.
  if (isScalar(period)) period.type = 'QUOTE_DOUBLE'
  for (const [key, remark] of Object.entries(remarks)) {
    const value = document.get(key, true)
    if (isScalar(value)) value.comment = ` ${remark}`
  }
  return `---\n${document.toString({ lineWidth: 0 })}---\n`
}
