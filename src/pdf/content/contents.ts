import { PDFArray, type PDFDict, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
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

/** Reads what every page paints, in the order of the pages. */
export function readContents(document: PDFDocument): Content[] {
  const { context } = document
  const known = new Map<PDFRef, Content>()

  const readForms = (
    page: PDFRef,
    resources: PDFDict | undefined,
    source: string,
    operations: Operations,
  ) => {
    const objects = getDict(context, resources, 'XObject')
    const forms = new Map<string, Content>()
    for (const index of operations.indexesOf('Do')) {
      const key = readOperands(source, operations.at(index))[0]?.slice(1)
      if (key === undefined || forms.has(key)) continue
      const ref = toRef(objects?.get(name(key)))
      const dict = toDict(context.lookup(ref))
      if (!ref || getName(context, dict, 'Subtype') !== 'Form') continue
      forms.set(key, known.get(ref) ?? readForm(page, ref, dict, resources))
    }
    return forms
  }
  const readForm = (page: PDFRef, ref: PDFRef, dict: PDFDict | undefined, outer?: PDFDict) => {
    const source = readStream(context.lookup(ref))
    const operations = readOperations(source)
    const resources = getDict(context, dict, 'Resources') ?? outer
    const placement = {
      matrix: getNumbers(context, dict, 'Matrix'),
      box: getNumbers(context, dict, 'BBox'),
    }
    const content = { page, form: ref, placement, resources, source, operations, forms: new Map() }
    // Known before its own forms are read: a form that paints itself must not go on for ever.
    known.set(ref, content)
    content.forms = readForms(page, resources, source, operations)
    return content
  }
  return document.getPages().map(({ node, ref }): Content => {
    const stream = get(context, node, 'Contents')
    const parts = stream instanceof PDFArray ? stream.asArray() : [stream]
    const source = parts.map((part) => readStream(context.lookup(part))).join('\n')
    const operations = readOperations(source)
    const resources = node.Resources()
    const forms = readForms(ref, resources, source, operations)
    return {
      page: ref,
      form: undefined,
      placement: undefined,
      resources,
      source,
      operations,
      forms,
    }
  })
}
