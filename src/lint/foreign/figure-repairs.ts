import type { Position } from 'unist'
import { numberOf } from '../by-hand/caption-words.js'
import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

const picture = String.raw`<img\b[^<>]*>|!\[[^[\]\r\n]*\]\([^\r\n]*?\)(?:\{[^{}\r\n]*\})?`

/** A picture with its caption, as pandoc, WordPress and MkDocs write them in HTML. */
const figure = new RegExp(
  [
    String.raw`^(?<opening><figure\b[^<>]*>\s*)(?<picture>${picture})`,
    String.raw`(?:(?<between>\s*<figcaption\b[^<>]*>\s*(?:<p>\s*)?)(?<caption>(?:(?!<\/?(?:figcaption|figure|p|div|ul|ol|table)\b)[^])*?)(?:\s*<\/p>)?\s*<\/figcaption>)?`,
    String.raw`\s*<\/figure>(?=[ \t]*(?:[\r\n]|$))`,
  ].join(''),
  'i',
)

/** Longer than any picture with its caption. */
const longest = 10_000

/**
 * Returns the edits that make a `:::figure` of the figure in HTML whose start tag is at a position; a picture alone
 * where it has no caption; undefined where it stands in a line with others or holds anything else.
 */
export function repairFigure(at: SourceFile, { start }: Position): Edit[] | undefined {
  const source = textOf(at)
  const from = start.offset ?? 0
  if (start.column !== 1) return undefined
  const found = figure.exec(source.slice(from, from + longest))
  const { opening = '', picture = '', between = '', caption = '' } = found?.groups ?? {}
  if (!found || /\n[ \t]*\r?\n/.test(caption)) return undefined
  const shown = from + opening.length
  const words = shown + picture.length + between.length
  const number = numberOf.figure.exec(caption)?.[0].length ?? 0
  const end = from + found[0].length
  const isAlone = caption.slice(number).trim() === ''
  return isAlone
    ? [
        { range: [from, shown], text: '' },
        { range: [shown + picture.length, end], text: '' },
      ]
    : [
        { range: [from, shown], text: ':::figure\n' },
        { range: [shown + picture.length, words + number], text: '\n\n' },
        { range: [words + caption.length, end], text: '\n:::' },
      ]
}
