import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { type Operations, readOperands, readOperations } from './content-stream.js'
import { get, getDict, getName, getNumbers, name, readStream, toDict, toRef } from './objects.js'

/** What is painted on a page, or by a form that the page paints (a layer with opacity, for example). */
export interface Content {
  page: PDFRef
  /** The form's own reference; undefined for the page itself. */
  form: PDFRef | undefined
  /** Where a form stands in what paints it: its `Matrix` and its `BBox`. */
  placement: { matrix: readonly number[]; box: readonly number[] } | undefined
  resources: PDFDict | undefined
  source: string
  operations: Operations
  /** The forms that it paints, by their names in its resources. */
  forms: ReadonlyMap<string, Content>
}

/** The file that is read, and its forms that were read before: pages share them. */
interface Reading {
  context: PDFContext
  known: Map<PDFRef, Content>
}

/** Reads what every page paints, in the order of the pages. */
export function readContents(document: PDFDocument): Content[] {
  const { context } = document
  const reading: Reading = { context, known: new Map() }
  return document.getPages().map(({ node, ref }): Content => {
    const stream = get(context, node, 'Contents')
    const parts = stream instanceof PDFArray ? stream.asArray() : [stream]
    const source = parts.map((part) => readStream(context.lookup(part))).join('\n')
    const content: Content = {
      page: ref,
      form: undefined,
      placement: undefined,
      resources: node.Resources(),
      source,
      operations: readOperations(source),
      forms: new Map(),
    }
    content.forms = readForms(reading, content)
    return content
  })
}

/** Reads the forms that a content paints. */
function readForms(reading: Reading, painter: Content): Map<string, Content> {
  const { context, known } = reading
  const { source, operations, resources } = painter
  const objects = getDict(context, resources, 'XObject')
  const forms = new Map<string, Content>()
  for (const index of operations.indexesOf('Do')) {
    const key = readOperands(source, operations.at(index))[0]?.slice(1)
    if (key === undefined || forms.has(key)) continue
    const ref = toRef(objects?.get(name(key)))
    const dict = toDict(context.lookup(ref))
    if (!ref || getName(context, dict, 'Subtype') !== 'Form') continue
    forms.set(key, known.get(ref) ?? readForm(reading, ref, dict, painter))
  }
  return forms
}

/** @param painter which lends a form without resources its own */
function readForm(
  reading: Reading,
  ref: PDFRef,
  dict: PDFDict | undefined,
  painter: Content,
): Content {
  const { context, known } = reading
  const source = readStream(context.lookup(ref))
  const content: Content = {
    page: painter.page,
    form: ref,
    placement: {
      matrix: getNumbers(context, dict, 'Matrix'),
      box: getNumbers(context, dict, 'BBox'),
    },
    resources: getDict(context, dict, 'Resources') ?? painter.resources,
    source,
    operations: readOperations(source),
    forms: new Map(),
  }
  // Known before its own forms are read: a form that paints itself must not go on for ever.
  known.set(ref, content)
  content.forms = readForms(reading, content)
  return content
}
