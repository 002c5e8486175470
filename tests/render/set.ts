import type { Root } from 'hast'
import { toHtml as stringify } from 'hast-util-to-html'
import type { Image } from 'mdast'
import { VFile } from 'vfile'
import { assemble } from '../../src/briefing/assemble.js'
import type { Picture } from '../../src/briefing/briefing.js'
import { wordsOf } from '../../src/briefing/words.js'
import { completeBlocks } from '../../src/intel/complete-blocks.js'
import type { HastContext } from '../../src/render/context.js'
import { transform } from '../../src/render/transform.js'
import type { FrontMatter } from '../../src/source/front-matter.js'
import { parseText } from '../../src/source/markdown/parse-text.js'

export const frontMatter: FrontMatter = {
  title: 'T',
  layout: 'monthly',
  language: 'ja',
  period: '2024-03',
  issued: '2024-04-10',
  version: '1',
  classification: 'Public',
  publisher: 'P',
}

/** Assembles a briefing from texts alone: the opening words, then a text per chapter. */
export function assembleTexts(texts: readonly string[], changes: Partial<FrontMatter> = {}) {
  const parsed = texts.map((value, index) => {
    const file = new VFile({
      path: index === 0 ? 'briefing.md' : `0${index}-chapter-${index}.md`,
      value,
    })
    return { file, tree: parseText(String(file)) }
  })
  const matter = { ...frontMatter, ...changes }
  const completed = completeBlocks(parsed, 'test', wordsOf(matter.language))
  return assemble('test', '/nowhere', matter, completed)
}

/** Without the places in the source, which would crowd every line. */
const toHtml = (tree: Root): string => stringify(tree).replaceAll(/ data-source="[^"]*"/g, '')

/** Sets such a briefing and gives its pieces as HTML. */
export function setTexts(
  texts: readonly string[],
  edition: 'pdf' | 'html' = 'pdf',
  changes: Partial<FrontMatter> = {},
  pictures: readonly (readonly [Image, Picture])[] = [],
) {
  const briefing = assembleTexts(texts, changes)
  const words = wordsOf(briefing.frontMatter.language)
  const context: HastContext = {
    edition,
    briefing,
    pictures: new Map(pictures),
    words,
    headingShift: edition === 'html' ? 1 : 0,
  }
  const content = transform(context)
  return {
    briefing,
    content,
    opening: toHtml(content.opening.content),
    bodies: content.chapters.map((chapter) => toHtml(chapter.content)),
    titles: content.chapters.map((chapter) => toHtml(chapter.title)),
    summaries: content.chapters.map((chapter) => toHtml(chapter.summary)),
    notes: content.notes.map((note) => toHtml(note.content)),
  }
}
