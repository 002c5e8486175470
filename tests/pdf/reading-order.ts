import { ParseSpeeds, type PDFContext, PDFDocument } from '@cantoo/pdf-lib'
import { readContents } from '../../src/pdf/content/contents.js'
import { createTextReader } from '../../src/pdf/content/mark-text.js'
import { keyOfMark, type Marks, readContentMarks, type Shown } from '../../src/pdf/content/marks.js'
import { getText, toDict, toText } from '../../src/pdf/content/objects.js'
import { createFontFinder } from '../../src/pdf/content/shown-font.js'
import {
  type Kid,
  readStructure,
  type StructureElement,
  walkElements,
} from '../../src/pdf/content/structure-tree.js'
import { inlines } from '../../src/pdf/content/structure-types.js'

/**
 * Prints a tagged PDF as a screen reader meets it: a line for each block, indented by its depth, with what stands in
 * its text in brackets, and what is said of a link where that is more than its words. For tests and for eyes.
 *
 * @example
 * H1 Overview
 * P It took effect in April[Reference [Link Contents="Note 1" 1]].
 * Note note-1 [Lbl [Link Contents="Back to the call of note 1" 1]]Source: …
 */
export async function printReadingOrder(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  const root = readStructure(document)
  const marks = readContentMarks(readContents(document))
  const print = createPrinter(marks, document.context)
  return (root?.kids ?? []).flatMap((kid) => print(kid, '')).join('\n')
}

type Print = (kid: Kid, indent: string) => string[]

function createPrinter(marks: Marks, context: PDFContext): Print {
  const readText = createTextReader(createFontFinder(context))
  const describe = ({ kids }: StructureElement, words: string): string => {
    const link = kids.find(({ kind }) => kind === 'object')
    const annotation = link?.kind === 'object' ? toDict(context.lookup(link.object)) : undefined
    const said = getText(context, annotation, 'Contents')
    return said === undefined || said === words ? '' : `Contents="${said}"`
  }
  const inline = (kids: readonly Kid[]): string => {
    let text = ''
    // Leaves side by side are read together: where one ends with a line, a space may stand between them.
    let shown: Shown[] = []
    for (const kid of kids) {
      if (kid.kind === 'content') shown.push(...(marks.byKey.get(keyOfMark(kid))?.shown ?? []))
      if (kid.kind !== 'element') continue
      text += readText(shown)
      const words = inline(kid.kids)
      text += `[${[head(kid), describe(kid, words), words].filter(Boolean).join(' ')}]`
      shown = []
    }
    text += readText(shown)
    return text.replace(/\s+/g, ' ')
  }
  const print: Print = (kid, indent) => {
    if (kid.kind === 'object') return []
    if (kid.kind === 'content') return [`${indent}"${inline([kid])}"`]
    const run: Kid[] = []
    const rest = [...kid.kids]
    while (rest[0] && isInline(rest[0])) run.push(...rest.splice(0, 1))
    const line = `${indent}${head(kid)} ${inline(run)}`.trimEnd()
    return [line, ...rest.flatMap((next) => print(next, `${indent}  `))]
  }
  return print
}

function head({ type, attributes }: StructureElement): string {
  const said = ['ID', 'Lang', 'Alt', 'ActualText'].flatMap((key) => {
    const text = toText(attributes.get(key))
    return text === undefined ? [] : [key === 'ID' ? text : `${key}="${text}"`]
  })
  return [type, ...said].join(' ')
}

/** Stands in the line: text, and elements without blocks in them. */
function isInline(kid: Kid): boolean {
  if (kid.kind !== 'element') return true
  return walkElements(kid).every(
    ({ type }) => inlines.has(type) || type === 'Lbl' || type === 'Figure',
  )
}
