import type { Html } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

/** The caption of a table in HTML, without anything that would mean more in Markdown. */
const captioned =
  /^(?<table><table\b[^<>]*>\s*)<caption\b[^<>]*>\s*(?<words>(?:[^<>*_`[\]\\~|]|<\/?(?:b|i|em|strong|sup|sub|code|br)\s*\/?>)*?)\s*<\/caption>[ \t]*(?:\r?\n)?/i

/** Longer than any caption. */
const longest = 2000

/**
 * Returns the edits that write the caption of a table in HTML above it; undefined where the table does not begin a block
 * at the margin, or the caption holds more than words.
 */
export function repairCaption(at: SourceFile, block: Html): Edit[] | undefined {
  const source = textOf(at)
  const [start] = rangeOf(block)
  if (start === undefined || block.position?.start.column !== 1) return undefined
  const found = captioned.exec(source.slice(start, start + longest))
  const { table = '', words = '' } = found?.groups ?? {}
  if (!found || /\n[ \t]*\r?\n/.test(found[0])) return undefined
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const isBlankAbove = /(?:^|\n[ \t]*\r?\n)$/.test(source.slice(Math.max(0, start - 200), start))
  const paragraph = `${isBlankAbove ? '' : eol}${words.replace(/\s+/g, ' ')}${eol}${eol}`
  return [
    ...(words ? [{ range: [start, start] as const, text: paragraph }] : []),
    { range: [start + table.length, start + found[0].length], text: '' },
  ]
}
