import type { ForeignFinding } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

/** `[1. Summary	3](#summary)`, as word processors write it, or `1. Summary ……… 3`. */
const entry =
  /^(?:\[(?<linked>.*?(?:\t\**\d+\**|\[\**\d+\**\]))(?:\(#\S*?\))?\]\(#\S*\)|(?<led>.*(?:[.…‥・]{3,}|(?:[.・][ \u3000]?){4,}|\t)[ \t\u3000]*[\d０-９]{1,3}))\\?$/

/** An entry in a paragraph of its own, whose lines pandoc has broken. */
const wrapped = /^\[[^[\]]*\[\**\d+\**\]\(#\S*?\)\]\(#\S*\)$/

/** No title is as long, and to look for the end of one takes time with the square of its length. */
const longest = 400

/** Tells whether a paragraph is nothing but titles with the numbers of their pages, which never fall, unlike amounts. */
export function isContentsEntries(written: string): boolean {
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

/** Finds lists of contents that a word processor has made: the pages that they name are not those of the report. */
export function listContentsEntries(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  const runs: [start: number, end: number, lines: number][] = []
  let isRun = false
  for (const { block, start, raw } of at.footnotes.prose) {
    const end = start + raw.length
    const written = source.slice(start, end)
    const isEntry = block.type === 'paragraph' && isContentsEntries(written)
    const run = runs.at(-1)
    const lines = written.split('\n').length
    if (isEntry && isRun && run) [run[1], run[2]] = [end, run[2] + lines]
    else if (isEntry) runs.push([start, end, lines])
    isRun = isEntry
  }
  return runs
    .filter(([, , lines]) => lines > 1)
    .map(([start, end]) => ({
      place: [start, end],
      reason:
        'This is a list of contents, with the numbers of pages elsewhere. Leave it out: the contents are made of the headings',
      fix: [],
    }))
}
