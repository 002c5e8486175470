import { isJapanese } from '../../briefing/words.js'
import { type FrontMatter, isMonthly } from '../../source/front-matter.js'
import { toMarkdown } from '../markdown-text.js'
import { fillScaffold, readSampleFigure } from '../scaffold.js'
import { nameChapter, writeNumber } from './chapter-names.js'
import type { NewFile } from './create-files.js'
import { writeFrontMatter } from './front-matter-text.js'

/** Composes the files of a new briefing: in a monthly a chapter per topic, in a commentary a section. */
export async function composeBriefing(
  frontMatter: FrontMatter,
  topics: readonly string[],
): Promise<NewFile[]> {
  const { layout, language } = frontMatter
  const placeholder = isJapanese(language) ? 'TODO：章の題を書く' : 'TODO: the title of the chapter'
  const taken = new Set<string>()
  const chapters = (topics.length > 0 ? topics : [placeholder]).map((topic, index) => ({
    title: toMarkdown(topic),
    number: index + 1,
    // A placeholder's words would name the file after themselves.
    slug: nameChapter(topics.length > 0 ? topic : '', index + 1, taken),
  }))
  const opening = await fillScaffold(`${layout}.md`, language, { sections: chapters })
  const remark = isJapanese(language) ? 'TODO：発行日を確かめる' : 'TODO: check the day of issue'
  const files = [
    {
      name: 'briefing.md',
      content: `${writeFrontMatter(frontMatter, { issued: remark })}\n${opening}`,
    },
  ]
  const figure = await readSampleFigure()
  for (const { slug, title, number } of chapters) {
    if (isMonthly({ layout })) {
      const name = `${writeNumber(number)}-${slug}.md`
      files.push({ name, content: await composeChapter(title, slug, language, true) })
    }
    files.push({ name: `figures/${slug}.svg`, content: figure })
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
      content: await composeChapter(toMarkdown(topic), slug, language, isMonthly({ layout })),
    },
    { name: `figures/${slug}.svg`, content: await readSampleFigure() },
  ]
}

function composeChapter(
  title: string,
  slug: string,
  language: string,
  summary: boolean,
): Promise<string> {
  return fillScaffold('chapter.md', language, { title, slug, summary })
}
