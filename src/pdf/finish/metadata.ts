import type { PDFDocument } from '@cantoo/pdf-lib'
import { isJapanese } from '../../briefing/words.js'
import type { FrontMatter } from '../../source/front-matter.js'
import { name } from '../content/objects.js'

/** What the file says about itself, in its information dictionary and in its XMP alike. */
interface Information {
  title: string
  authors: readonly string[]
  subject: string
  /** BCP 47. */
  language: string
  creator: string
  producer: string
  date: Date
}

/**
 * Reads it from the front matter.
 *
 * @param epoch seconds since 1970, where the environment fixes the date (SOURCE_DATE_EPOCH)
 */
export function describeDocument(frontMatter: FrontMatter, epoch: number | undefined): Information {
  const { title, authors, publisher, subtitle, classification, language, issued } = frontMatter
  return {
    title,
    authors: authors ?? [publisher],
    subject: subtitle ?? classification,
    language,
    creator: 'threat-briefing',
    producer: 'Chromium/Skia, threat-briefing',
    date: epoch === undefined ? new Date(`${issued}T00:00:00Z`) : new Date(epoch * 1000),
  }
}

/** Writes it where Chrome had written its version, the system and the hour. */
export function writeInformation(document: PDFDocument, information: Information): void {
  const { title, authors, subject, creator, producer, language, date } = information
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(authors.join(isJapanese(language) ? '、' : '; '))
  document.setSubject(subject)
  document.setCreator(creator)
  document.setProducer(producer)
  document.setLanguage(language)
  document.setCreationDate(date)
  document.setModificationDate(date)
}

/**
 * Adds the XMP packet, which says that the file is PDF/UA-1 (ISO 14289-1, 5) and PDF/A-3a (ISO 19005-3, 6.6.4), and
 * repeats the information.
 */
export function writeXmp(document: PDFDocument, information: Information): void {
  const { context, catalog } = document
  const bytes = Buffer.from(makeXmp(information), 'utf8')
  const stream = context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(name('Metadata'), context.register(stream))
}

function makeXmp(information: Information): string {
  const { title, authors, subject, language, creator, producer, date } = information
  const day = date.toISOString().replace(/\.\d+Z$/, 'Z')
  const alternative = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`
  const items = (texts: readonly string[]): string =>
    texts.map((text) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join('')
  // The packet begins with a byte order mark in its own attribute: ISO 16684-1, 7.3.2.
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<dc:title>${alternative(title)}</dc:title>
<dc:creator><rdf:Seq>${items(authors)}</rdf:Seq></dc:creator>
<dc:description>${alternative(subject)}</dc:description>
<dc:language><rdf:Bag>${items([language])}</rdf:Bag></dc:language>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${day}</xmp:CreateDate>
<xmp:ModifyDate>${day}</xmp:ModifyDate>
</rdf:Description>
${extensions}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** PDF/A does not know the properties of PDF/UA, so the packet has to describe them (ISO 19005-3, 6.6.2.3.3). */
const extensions = `<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
