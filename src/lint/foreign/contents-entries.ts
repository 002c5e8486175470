import type { ForeignFinding } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

/** `[1. Summary	3](#summary)`, as word processors write it, or `1. Summary ……… 3`. */
const entry =
  /^(?:\[(?<linked>.*?(?:\t\**\d+\**|\[\**\d+\**\]))(?:\(#\S*?\))?\]\(#\S*\)|(?<led>.*(?:[.…‥・]{3,}|(?:[.・][ \u3000]?){4,}|\t)[ \t\u3000]*[\d０-９]{1,3}))\\?$/

/** An entry in a paragraph of its own, whose lines pandoc has broken. */
const wrapped = /^\[[^[\]]*\[\**\d+\**\]\(#\S*?\)\]\(#\S*\)$/

/** No title is as long, and to look for the end of one takes time with the square of its length. */
const longest = 400

/** Whether a paragraph may be nothing but titles with the numbers of their pages, which never fall, unlike amounts. */
function isContentsEntries(written: string): boolean {
  const lines = written.trim().split(/\r?\n/)
  if (written.length > longest * lines.length) return false
  if (lines.length < 5 && wrapped.test(lines.join(' '))) return true
  if (!lines.every((line) => /[\d０-９)\\]\s*$/.test(line) && line.length < longest)) return false
  const pages = lines.map((line) => {
    const { linked, led } = entry.exec(line.trim())?.groups ?? {}
    return Number(
      /[\d０-９]+(?=\D*$)/.exec(linked ?? led ?? '')?.[0].normalize('NFKC') ?? Number.NaN,
    )
  })
  return pages.every((page, index) => page >= (pages[index - 1] ?? 0))
}

/** What such a list is called. */
const names = /^(?:table of )?contents$|^toc$|^目\s*次$|^목차$|^inhalt(?:sverzeichnis)?$/i

/** Whether words are the title of a list of contents. */
export function isContentsName(words: string): boolean {
  return names.test(words.trim())
}

/** The words of a title without its number, nor that of its page. */
export function bareTitle(words: string): string {
  return words
    .replace(/^[\s\d０-９.．、\\#*第章節]+|(?<![\s\d０-９.…‥・\\*])[\s\d０-９.…‥・\\*]+$/g, '')
    .toLowerCase()
}

/** A block of a text, as it is written and without its marks. */
export interface TextBlock {
  type: 'heading' | 'paragraph' | 'other'
  written: string
  words: string
}

/**
 * Finds the first and last blocks of lists of contents. Amounts are written alike (`Germany … 3`), so a list has links,
 * a title that says what it is, or lines most of which are headings of the text.
 */
export function findContents(blocks: readonly TextBlock[]): [first: number, last: number][] {
  const runs: [first: number, last: number][] = []
  for (const [index, { type, written }] of blocks.entries()) {
    if (type !== 'paragraph' || !isContentsEntries(written)) continue
    const run = runs.at(-1)
    if (run?.[1] === index - 1) run[1] = index
    else runs.push([index, index])
  }
  if (runs.length === 0) return []
  const titles = new Set(
    blocks.filter(({ type }) => type === 'heading').map(({ words }) => bareTitle(words)),
  )
  return runs.filter(([first, last]) => {
    const lines = blocks
      .slice(first, last + 1)
      .flatMap(({ written }) => written.trim().split(/\r?\n/))
    const known = lines.filter((line) => titles.has(bareTitle(line)))
    return (
      lines.length > 1 &&
      (isContentsName(blocks[first - 1]?.words ?? '') ||
        lines.some((line) => /\]\(#\S*\)\\?$/.test(line)) ||
        known.length > lines.length / 2)
    )
  })
}

/** Finds lists of contents that a word processor has made: the pages that they name are not those of the report. */
export function listContentsEntries(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  const blocks = at.prose.map(({ block: { type }, start, raw }): TextBlock => {
    const written = source.slice(start, start + raw.length)
    const words = written.replace(/^#+[ \t]*|^\*\*|\*\*$|(?<![ \t])[ \t]*\{[^{}]*\}$/g, '')
    return { type: type === 'tableCell' ? 'other' : type, written, words }
  })
  return findContents(blocks).flatMap(([first, last]): ForeignFinding[] => {
    const [from, to] = [at.prose[first], at.prose[last]]
    if (!from || !to) return []
    return [
      {
        place: [from.start, to.start + to.raw.length],
        reason:
          'This is a list of contents, with the numbers of pages elsewhere. Leave it out: the contents are made of the headings',
        fix: [],
      },
    ]
  })
}
