import { group } from '../../group.js'
import { type AlignedText, type Alignment, align } from '../align.js'
import { createStream } from '../joined-text.js'
import type { VerificationModel } from '../model.js'
import { findCalls, groupLinks, type PrintedCall } from './calls.js'
import type { LinkAnnotation, ReadPdf, TextItem } from './facts.js'
import { identifyNotes, type PrintedNotes } from './printed-notes.js'
import { followTags, type Reading } from './reading.js'
import { findReferences, type PrintedReference } from './references.js'

/** What the rules judge: the PDF as read, the model, and what follows from holding one against the other. */
export interface Evidence {
  pdf: ReadPdf
  model: VerificationModel
  /** Links into the document by the name they lead to. */
  linksTo: ReadonlyMap<string, LinkAnnotation[]>
  /** The items that a link covers. */
  itemsUnder: (link: LinkAnnotation) => TextItem[]
  calls: PrintedCall[]
  /** Marks that some tag names; undefined if the file has no tags. */
  named: ReadonlySet<string> | undefined
  /** Marks of words inside pictures, as far as tags tell. */
  drawn: ReadonlySet<string>
  /** Who made the file: this must not appear in it. */
  machine: Machine
}

/** What only a tagged file shows. */
export interface TaggedEvidence extends Evidence {
  reading: Reading
  notes: PrintedNotes
  /** Those that may name pages. */
  references: PrintedReference[]
  alignment: Alignment<TextItem>
  /** Page of a heading or caption and so on, by the text in the model. */
  pageOf: (text: VerificationModel['texts'][number]) => number | undefined
}

/** What a file must not say of the machine that made it. */
export interface Machine {
  user: string
  home: string
  host: string
}

/** Reads the file by its pages, and by its tags where it is tagged. */
export function gatherPdfEvidence(
  pdf: ReadPdf,
  model: VerificationModel,
  machine: Machine,
): { evidence: Evidence; tagged: TaggedEvidence | undefined } {
  const reading = pdf.structure && followTags(pdf, pdf.structure, { hasContents: model.toc })
  const evidence = gatherPages(pdf, model, machine, reading)
  return { evidence, tagged: reading && gatherTagged(evidence, reading) }
}

function gatherPages(
  pdf: ReadPdf,
  model: VerificationModel,
  machine: Machine,
  reading: Reading | undefined,
): Evidence {
  const index = new Map(pdf.pages.map(({ number, items }) => [number, indexItems(items)] as const))
  const itemsUnder = (link: LinkAnnotation) => index.get(link.page)?.(link) ?? []
  const linksTo = groupLinks(pdf.pages.flatMap(({ links }) => links))
  const calls = findCalls(linksTo, itemsUnder, model.notes)
  const { marks: named, drawn = new Set<string>() } = reading ?? {}
  return { pdf, model, machine, named, drawn, linksTo, itemsUnder, calls }
}

function gatherTagged(evidence: Evidence, reading: Reading): TaggedEvidence {
  const { model } = evidence
  const references = findReferences(reading.links, model)
  const meantBy = correct([...listWrongCalls(evidence.calls), ...listWrongReferences(references)])
  const alignment = align(model.texts, createStream(reading.body, reading.edges, meantBy))
  const aligned = new Map(
    alignment.texts.map((text): [unknown, AlignedText<TextItem>] => [text.source, text]),
  )
  return {
    ...evidence,
    reading,
    references,
    notes: identifyNotes(reading.notes, model.notes, meantBy),
    alignment,
    pageOf: (text) => aligned.get(text)?.found?.first.page,
  }
}

/** Items with what they should have said. */
interface Wrong {
  items: readonly TextItem[]
  meant: string
}

/** A wrong number in a call is its own fault (pdf-note-number), not one of the text around it. */
function listWrongCalls(calls: readonly PrintedCall[]): Wrong[] {
  return calls
    .filter(({ shown, note }) => shown !== String(note.number))
    .map(({ items, note }) => ({ items, meant: String(note.number) }))
}

/** A wrong page that a reference names is its own fault too (pdf-reference-pages). */
function listWrongReferences(references: readonly PrintedReference[]): Wrong[] {
  return references
    .filter(({ asPlanned }) => !asPlanned)
    .map(({ items, source }) => ({ items, meant: source.text }))
}

/** Returns what tells the text that an item should have. */
function correct(wrong: readonly Wrong[]): (item: TextItem) => string {
  const corrected = new Map(
    wrong.flatMap(({ items, meant }) =>
      items.map((item, index) => [item, index === 0 ? meant : ''] as const),
    ),
  )
  return (item) => corrected.get(item) ?? item.text
}

/** Height of the bands into which a page's items are sorted, in points. */
const bandHeight = 16

/** Finds the items whose middle lies in a box, without looking at all of the page. */
function indexItems(items: readonly TextItem[]): (link: LinkAnnotation) => TextItem[] {
  const bands = group(items, (item) => Math.floor(middle(item).y / bandHeight))
  return ({ box }) => {
    const found: TextItem[] = []
    const lowest = Math.floor((box.bottom - 1) / bandHeight)
    for (let band = lowest; band * bandHeight <= box.top + 1; band += 1) {
      for (const item of bands.get(band) ?? []) {
        const { x, y } = middle(item)
        if (x >= box.left && x <= box.right && y > box.bottom - 1 && y < box.top + 1)
          found.push(item)
      }
    }
    return found
  }
}

function middle({ box }: TextItem): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2 }
}
