import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'

/** Sets lines on the first page of a PDF: as one tagged paragraph, or untagged, as running heads are. */
export function setLines(document: PDFDocument, lines: readonly string[], tagged: boolean): void {
  const { context } = document
  const page = document.getPage(0)
  const letters = [...new Set(lines.join(''))]
  const toHex = (line: string) => [...line].map((letter) => codeOf(letters, letter)).join('')
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: 'Helvetica',
    ToUnicode: context.register(context.stream(mapToUnicode(letters))),
  })
  page.node.setFontDictionary(PDFName.of('F9'), context.register(font))
  const shown = lines.map((line, at) => `BT /F9 9 Tf 9 ${700 - 14 * at} Td <${toHex(line)}> Tj ET`)
  const content = tagged ? ['/P <</MCID 0>> BDC', ...shown, 'EMC'] : shown
  page.node.addContentStream(context.register(context.stream(content.join('\n'))))
  if (!tagged) return
  const [root, paragraph] = [context.nextRef(), context.nextRef()]
  context.assign(
    paragraph,
    context.obj({ Type: 'StructElem', S: 'P', P: root, Pg: page.ref, K: 0 }),
  )
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [paragraph] }))
  document.catalog.set(PDFName.of('StructTreeRoot'), root)
  document.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}

/** One byte for each letter, from that of `!` on. */
function codeOf(letters: readonly string[], letter: string): string {
  return (0x21 + letters.indexOf(letter)).toString(16)
}

function mapToUnicode(letters: readonly string[]): string {
  const meant = letters.map((letter) => {
    const unicode = Buffer.from(letter, 'utf16le').swap16().toString('hex')
    return `<${codeOf(letters, letter)}> <${unicode}>`
  })
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    `${meant.length} beginbfchar ${meant.join('\n')} endbfchar`,
    'endcmap end end',
  ].join('\n')
}
