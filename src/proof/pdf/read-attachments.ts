import { createHash } from 'node:crypto'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib'
import {
  get,
  getDict,
  getName,
  getText,
  readStream,
  toDict,
  toText,
} from '../../pdf/content/objects.js'
import type { ReadAttachment } from './facts.js'

/** Lists the files that a PDF carries, by the names under which a viewer lists them. */
export function readAttachments({ context, catalog }: PDFDocument): ReadAttachment[] {
  const associated = get(context, catalog, 'AF')
  const data = new Set(
    (associated instanceof PDFArray ? associated.asArray() : []).map((entry) =>
      context.lookup(entry),
    ),
  )
  const names = getDict(context, getDict(context, catalog, 'Names'), 'EmbeddedFiles')
  return listNamed(context, names).map(([name, specification]) => {
    const embedded = getDict(context, specification, 'EF')
    const stream = get(context, embedded, 'UF') ?? get(context, embedded, 'F')
    const bytes = stream instanceof PDFStream ? readStream(stream) : undefined
    return {
      name: getText(context, specification, 'UF') ?? name,
      mediaType: getName(context, toDict(stream), 'Subtype'),
      relationship: getName(context, specification, 'AFRelationship'),
      isAssociated: specification !== undefined && data.has(specification),
      sha256:
        bytes === undefined
          ? undefined
          : createHash('sha256').update(bytes, 'latin1').digest('hex'),
    }
  })
}

/** Lists the entries of a name tree (ISO 32000-1, 7.9.6); one that holds itself is left at a depth that none needs. */
function listNamed(
  context: PDFContext,
  node: PDFDict | undefined,
  depth = 0,
): [string, PDFDict | undefined][] {
  if (!node || depth > 20) return []
  const [names, kids] = [get(context, node, 'Names'), get(context, node, 'Kids')]
  const below = (kids instanceof PDFArray ? kids.asArray() : []).flatMap((kid) => {
    const dict = context.lookup(kid)
    return listNamed(context, dict instanceof PDFDict ? dict : undefined, depth + 1)
  })
  const entries: PDFObject[] = names instanceof PDFArray ? names.asArray() : []
  const own = entries.flatMap((entry, index): [string, PDFDict | undefined][] => {
    const key = index % 2 === 0 ? toText(context.lookup(entry)) : undefined
    return key === undefined ? [] : [[key, toDict(context.lookup(entries[index + 1]))]]
  })
  return [...own, ...below]
}
