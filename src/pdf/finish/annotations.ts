import type { PDFDict, PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { getDict, getText, name, toDict, toName, toText } from '../content/objects.js'
import type { StructureElement } from '../content/structure-tree.js'

/** Where one rectangle of a link leads. */
export interface LinkTarget {
  annotation: PDFDict
  /** Name of the destination in this document. */
  destination?: string
  /** Address outside. */
  uri?: string
}

/** Finds where a `Link` leads. */
export type FindTargets = (link: StructureElement) => LinkTarget[]

/**
 * Returns a function that finds where a `Link` leads: one target for each of its rectangles, as lines break it. Many ask
 * for the same, so each is read once: where links lead must not change meanwhile.
 */
export function createTargetFinder({ context }: PDFDocument): FindTargets {
  const known = new Map<PDFRef, LinkTarget[]>()
  const find = (ref: PDFRef): LinkTarget[] => {
    const targets = known.get(ref) ?? read(ref)
    known.set(ref, targets)
    return targets
  }
  const read = (ref: PDFRef): LinkTarget[] => {
    const annotation = toDict(context.lookup(ref))
    if (!annotation) return []
    const action = getDict(context, annotation, 'A')
    const value = context.lookup(annotation.get(name('Dest')) ?? action?.get(name('D')))
    const destination = toName(value) ?? toText(value)
    const uri = getText(context, action, 'URI')
    return [
      {
        annotation,
        ...(destination === undefined ? {} : { destination }),
        ...(uri === undefined ? {} : { uri }),
      },
    ]
  }
  return ({ kids }) => kids.flatMap((kid) => (kid.kind === 'object' ? find(kid.object) : []))
}

/** The number in `note-3` and `call-3-2`, as this generator names its places. */
export function numberIn(
  kind: 'note' | 'call',
  destination: string | undefined,
): number | undefined {
  const match = /^(note|call)-(\d+)(?:-\d+)?$/.exec(destination ?? '')
  return match?.[1] === kind ? Number(match[2]) : undefined
}
