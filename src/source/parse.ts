import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { parseInThreads } from './markdown/parse-in-threads.js'
import { parseText } from './markdown/parse-text.js'
import { findTooComplex, type TooComplex } from './markdown/too-complex.js'
import { readMarks } from './tlp/marks.js'

/** A file of a briefing with its tree. */
export interface ParsedFile {
  file: VFile
  /** The whole content, whoever may read it. */
  tree: Root
  /** As it is written, with the marks of who may read what; absent if it has none. */
  written?: Root
  /** Of briefing.md: the disclaimer in its front matter. */
  disclaimer?: Root
  writtenDisclaimer?: Root
}

/**
 * In characters. Shorter texts take a few seconds at worst, whatever is in them; a long chapter has two thirds of that.
 * Many of them are parsed here one by one: threads of their own were no faster on two cores, since each must warm up.
 */
export const harmlessLength = 32 * 1024

/**
 * Takes files as they were read, returns them with their mdasts in the same order. A file that would take the parser too
 * long gets a fatal message and an empty text, so that the other files are still checked.
 */
export async function parseFiles(
  files: readonly VFile[],
  parse: typeof tryToParse = tryToParse,
): Promise<ParsedFile[]> {
  const results = await parse(files)
  return files.map((file, index) => {
    const result = results[index] ?? tooSlow
    if ('type' in result) return { file, ...readMarks(result) }
    file.value = ''
    const place = { line: result.line, column: 1 }
    const options = { place, ruleId: 'too-complex', source: 'briefing' }
    file.message(result.reason, options).fatal = true
    return { file, tree: parseText('') }
  })
}

/**
 * Takes files, returns for each its mdast or why it has none, and leaves the files alone. A long text may take the parser
 * so many `milliseconds`.
 */
export async function tryToParse(
  files: readonly VFile[],
  milliseconds?: number,
): Promise<(Root | TooComplex)[]> {
  const texts = files.map(String)
  const faults = texts.map(findTooComplex)
  const isApart = (index: number): boolean =>
    !faults[index] && (texts[index]?.length ?? 0) > harmlessLength
  const apart = texts.filter((_, index) => isApart(index))
  const trees = (await parseInThreads(apart, milliseconds)).values()
  return texts.map(
    (text, index) =>
      faults[index] ?? (isApart(index) ? (trees.next().value ?? tooSlow) : parseText(text)),
  )
}

const tooSlow: TooComplex = {
  line: 1,
  reason: 'This file takes too long to read; split it, or nest less in it',
}
