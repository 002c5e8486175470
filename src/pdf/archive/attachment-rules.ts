import { PDFArray, PDFDict } from '@cantoo/pdf-lib'
import { get, getDict, getName, name, toDict } from '../content/objects.js'
import { fail } from './document-rules.js'
import type { ArchiveRule } from './subject.js'

/** Files that the file carries say what they are and to what they belong (6.8). */
export const attachmentRules: ArchiveRule = function* ({ context, catalog }) {
  const associated = get(context, catalog, 'AF')
  const known = new Set(
    (associated instanceof PDFArray ? associated.asArray() : []).map((entry) =>
      context.lookup(entry),
    ),
  )
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(name('EF'))) continue
    if (!object.has(name('F')) || !object.has(name('UF')))
      yield fail('6.8-2', 'A file that is carried has no name for every viewer (F and UF)')
    if (getName(context, object, 'AFRelationship') === undefined)
      yield fail('6.8-3', 'A file that is carried does not say what it is to the report')
    if (!known.has(object)) yield fail('6.8-4', 'A file that is carried belongs to nothing')
    const embedded = getDict(context, object, 'EF')
    for (const [, entry] of embedded?.entries() ?? []) {
      const type = getName(context, toDict(context.lookup(entry)), 'Subtype')
      if (!/^[-\w+.]+\/[-\w+.]+$/.test(type ?? ''))
        yield fail('6.8-1', 'A file that is carried does not say of which type it is')
    }
  }
}
