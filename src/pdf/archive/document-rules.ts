import {
  PDFArray,
  PDFDict,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import {
  get,
  getDict,
  getList,
  getName,
  getNumber,
  name,
  readStream,
  toDict,
} from '../content/objects.js'
import type { UaFailure, UaSubject } from '../ua/subject.js'

/** What the rules of PDF/A look at: what those of PDF/UA do, and the file as it lies on the disk. */
interface ArchiveSubject extends UaSubject {
  bytes: Uint8Array
}

/** A rule of PDF/A-3a: takes a file, gives each place that breaks it. */
export type ArchiveRule = (subject: ArchiveSubject) => Iterable<UaFailure>

/** How the file begins and ends, read from its bytes (6.1). */
export const fileRules: ArchiveRule = function* ({ bytes, context }) {
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1')
  if (!/^%PDF-1\.[0-7](?:\r\n|\r|\n)/.test(head))
    yield fail('6.1.2-1', 'The file does not begin with `%PDF-1.n` on a line of its own')
  else if (!/^[^\r\n]*(?:\r\n|\r|\n)%[\x80-\xff]{4}/.test(head))
    yield fail('6.1.2-2', 'The second line does not say that the file is binary')
  if (!isIdentifier(context.trailerInfo.ID)) yield fail('6.1.3-1', 'The trailer has no identifier')
  if (context.trailerInfo.Encrypt) yield fail('6.1.3-2', 'The file is encrypted')
  const tail = Buffer.from(bytes.subarray(-40)).toString('latin1')
  if (!/%%EOF(?:\r\n|\r|\n)?$/.test(tail)) yield fail('6.1.3-3', 'Something follows the end')

  function isIdentifier(value: PDFObject | undefined): boolean {
    const [first] = getList(context, context.obj({ ID: value ?? null }) as PDFDict, 'ID')
    const id = context.lookup(first)
    return (id instanceof PDFHexString || id instanceof PDFString) && id.asBytes().length > 0
  }
}

/** What the colours mean (6.2.3, 6.2.4). */
export const outputIntentRules: ArchiveRule = function* ({ context, catalog }) {
  const intents = getList(context, catalog, 'OutputIntents').map((entry) =>
    toDict(context.lookup(entry)),
  )
  const own = intents.filter((intent) => getName(context, intent, 'S') === 'GTS_PDFA1')
  const [intent] = own
  if (!intent) {
    yield fail('6.2.4.3-2', 'No output intent says what the colours of the file mean')
    return
  }
  const stream = get(context, intent, 'DestOutputProfile')
  const profile = Buffer.from(readStream(stream), 'latin1')
  const header = profile.subarray(0, 40).toString('latin1')
  const isDisplay = /^(?:mntr|prtr)$/.test(header.slice(12, 16))
  if (header.slice(36, 40) !== 'acsp' || !isDisplay || profile.readUInt8(8) > 4)
    yield fail('6.2.3-1', 'The output intent has no ICC profile of a display or printer')
  else if (header.slice(16, 20) !== 'RGB ' || getNumber(context, toDict(stream), 'N') !== 3)
    yield fail('6.2.4.3-2', 'The profile of the output intent is not an RGB profile')
  const profiles = new Set(intents.map((each) => get(context, each, 'DestOutputProfile')))
  if (profiles.size > 1) yield fail('6.2.3-2', 'Output intents have different profiles')
}

/** What the catalog and the pages must not ask of a viewer (6.4, 6.5.2, 6.10, 6.11). */
export const catalogRules: ArchiveRule = function* ({ document, context, catalog }) {
  const keys: [clause: string, dict: PDFDict | undefined, key: string][] = [
    ['6.5.2-1', catalog, 'AA'],
    ['6.4.2-1', getDict(context, catalog, 'AcroForm'), 'XFA'],
    ['6.4.2-2', catalog, 'NeedsRendering'],
    ['6.10-1', getDict(context, catalog, 'Names'), 'AlternatePresentations'],
    ['6.11-1', catalog, 'Requirements'],
  ]
  for (const [clause, dict, key] of keys) {
    if (get(context, dict, key) !== undefined)
      yield fail(clause, `The catalog has \`${key}\`, which an archive must not have`)
  }
  for (const [index, { node }] of document.getPages().entries()) {
    for (const [clause, key] of [
      ['6.5.2-2', 'AA'],
      ['6.10-2', 'PresSteps'],
    ] as const) {
      if (get(context, node, key) !== undefined)
        yield { ...fail(clause, `A page has \`${key}\``), page: index + 1 }
    }
    for (const box of ['MediaBox', 'CropBox']) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = getList(context, node, box).map((side) =>
        Number(String(context.lookup(side))),
      )
      const sides = [Math.abs(x1 - x0), Math.abs(y1 - y0)]
      if (get(context, node, box) && sides.some((side) => !(side >= 3 && side <= 14_400)))
        yield {
          ...fail('6.1.13-11', `The ${box} of a page is too small or too large`),
          page: index + 1,
        }
    }
  }
}

/** What the metadata say of themselves (6.6). */
export const metadataRules: ArchiveRule = function* ({ context, catalog }) {
  const metadata = get(context, catalog, 'Metadata')
  if (!(metadata instanceof PDFRawStream) && readStream(metadata) === '') {
    yield fail('6.6.2.1-1', 'The catalog has no metadata stream')
    return
  }
  const xmp = Buffer.from(readStream(metadata), 'latin1').toString('utf8')
  const packet = /<\?xpacket [^?]*\?>/.exec(xmp)?.[0] ?? ''
  if (/\bbytes=/.test(packet)) yield fail('6.6.2.1-2', 'The metadata packet states its bytes')
  if (/\bencoding=/.test(packet)) yield fail('6.6.2.1-3', 'The metadata packet states an encoding')
  const value = (property: string): string | undefined =>
    new RegExp(`\\b${property}(?:>|=["'])\\s*([^<"']*)`).exec(xmp)?.[1]?.trim()
  const [part, conformance] = [value('pdfaid:part'), value('pdfaid:conformance')]
  if (part === undefined) yield fail('6.6.4-1', 'The metadata does not name PDF/A')
  else if (part !== '3') yield fail('6.6.4-2', `The metadata names part ${part} of PDF/A, not 3`)
  if (part !== undefined && conformance !== 'A')
    yield fail('6.6.4-3', `The metadata names the level ${conformance ?? 'of none'}, not A`)
  for (const [prefix, uri] of listForeign(xmp)) {
    if (!xmp.includes(`<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>`))
      yield fail('6.6.2.3.1-1', `The metadata does not explain its properties \`${prefix}:\``)
  }
}

/** Schemas that PDF/A knows without a description (ISO 16684-1 and 19005-3). */
const known =
  /^http:\/\/(?:purl\.org\/dc\/elements\/1\.1\/|ns\.adobe\.com\/(?:pdf\/1\.3|xap\/1\.0|xap\/1\.0\/mm|xap\/1\.0\/rights)\/|www\.aiim\.org\/pdfa\/ns\/(?:id\/|extension\/|schema#|property#|type#|field#)|www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#)$/

/** Namespaces of properties that are used and not known. */
function listForeign(xmp: string): [prefix: string, uri: string][] {
  return [...xmp.matchAll(/xmlns:(\w+)=["']([^"']*)["']/g)].flatMap(
    ([, prefix = '', uri = '']): [string, string][] =>
      !known.test(uri) &&
      new RegExp(`<${prefix}:|\\s${prefix}:\\w+=`).test(xmp.replace(/<x:xmpmeta[^>]*>/, ''))
        ? [[prefix, uri]]
        : [],
  )
}

/**
 * A failure of PDF/A, by its clause in ISO 19005-3 and the number of the test in veraPDF’s profile of it, such as `6.1.13-4`.
 */
export function fail(clause: string, message: string): UaFailure {
  return { clause, message }
}

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
      yield fail('6.8-2', 'An attached file has no name for every viewer (F and UF)')
    if (getName(context, object, 'AFRelationship') === undefined)
      yield fail('6.8-3', 'An attached file does not say what it is to the report')
    if (!known.has(object)) yield fail('6.8-4', 'An attached file belongs to nothing')
    const embedded = getDict(context, object, 'EF')
    for (const [, entry] of embedded?.entries() ?? []) {
      const type = getName(context, toDict(context.lookup(entry)), 'Subtype')
      if (!/^[-\w+.]+\/[-\w+.]+$/.test(type ?? ''))
        yield fail('6.8-1', 'An attached file does not say what type it is')
    }
  }
}
