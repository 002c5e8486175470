import type { PDFDocument } from '@cantoo/pdf-lib'
import { name } from '../content/objects.js'
import type { Information } from './information.js'

/** Adds the XMP packet, which says that the file is PDF/UA-1 (ISO 14289-1, 5) and repeats the information. */
export function writeXmp(document: PDFDocument, information: Information): void {
  const { context, catalog } = document
  const bytes = Buffer.from(makeXmp(information), 'utf8')
  const stream = context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(name('Metadata'), context.register(stream))
}

export function makeXmp(information: Information): string {
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
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title>${alternative(title)}</dc:title>
<dc:creator><rdf:Seq>${items(authors)}</rdf:Seq></dc:creator>
<dc:description>${alternative(subject)}</dc:description>
<dc:language><rdf:Bag>${items([language])}</rdf:Bag></dc:language>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${day}</xmp:CreateDate>
<xmp:ModifyDate>${day}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
