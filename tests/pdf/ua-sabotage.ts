import {
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { readContents } from '../../src/pdf/content/contents.js'
import { readParentTree } from '../../src/pdf/content/structure-tree.js'

const key = (text: string): PDFName => PDFName.of(text)

/** Every structure element of a type, in the order of the file. */
function all(document: PDFDocument, type: string): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => dict.has(key('P')) && dict.get(key('S')) === key(type))
}

function one(document: PDFDocument, type: string): PDFDict {
  const [first] = all(document, type)
  if (!first) throw new Error(`Expected a ${type}`)
  return first
}

function rename(document: PDFDocument, from: string, to: string): void {
  one(document, from).set(key('S'), key(to))
}

function treeRoot({ catalog }: PDFDocument): PDFDict {
  return catalog.lookup(key('StructTreeRoot'), PDFDict)
}

function links(document: PDFDocument): PDFDict[] {
  return document
    .getPages()
    .flatMap(({ node }) => node.Annots()?.asArray() ?? [])
    .map((ref) => document.context.lookup(ref, PDFDict))
}

/** Rewrites the content stream of the page that this changes. */
function paint(document: PDFDocument, change: (source: string) => string): void {
  for (const { page, source } of readContents(document)) {
    const changed = change(source)
    if (changed === source) continue
    const node = document.context.lookup(page, PDFDict)
    node.set(key('Contents'), document.context.register(document.context.stream(changed)))
    return
  }
  throw new Error('Expected to change a page')
}

function changeXmp(document: PDFDocument, from: RegExp, to: string): void {
  const { catalog, context } = document
  const metadata = context.lookup(catalog.get(key('Metadata')))
  const text =
    metadata && 'getContentsString' in metadata
      ? String((metadata as { getContentsString(): string }).getContentsString())
      : ''
  const changed = text.replace(from, to)
  if (changed === text) throw new Error('Expected to change the metadata')
  catalog.set(key('Metadata'), context.register(context.stream(changed, { Type: 'Metadata' })))
}

function font(document: PDFDocument): PDFDict {
  const fonts = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => dict.get(key('Subtype')) === key('Type0'))
  const [first] = fonts
  if (!first) throw new Error('Expected a font')
  return first
}

function descendant(document: PDFDocument): PDFDict {
  return font(document).lookup(key('DescendantFonts'), PDFArray).lookup(0, PDFDict)
}

function changeToUnicode(document: PDFDocument, value: string): void {
  const { context } = document
  const cmap = `1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <FFFF> [${`<${value}>`.repeat(65_535)}] endbfrange`
  font(document).set(key('ToUnicode'), context.register(context.stream(cmap)))
}

/** One breach for each rule: the clause that must fire, what is broken, and how. */
export const sabotages: readonly [string, string, (document: PDFDocument) => void][] = [
  ['5-1', 'no PDF/UA in the metadata', (d) => changeXmp(d, /<pdfuaid:part>1<\/pdfuaid:part>/, '')],
  ['5-2', 'another part', (d) => changeXmp(d, /part>1</, 'part>2<')],
  ['6.2-1', 'not marked', (d) => d.catalog.lookup(key('MarkInfo'), PDFDict).delete(key('Marked'))],
  [
    '7.1-1',
    'artifact in content',
    (d) => paint(d, (s) => s.replace(/(\/MCID \d+ ?>> ?BDC)/, '$1 /Artifact BMC EMC')),
  ],
  [
    '7.1-2',
    'content in artifact',
    (d) =>
      paint(d, (s) =>
        s.replace(/(\/\w+ <<\/MCID \d+ ?>> ?BDC[\s\S]*?EMC)/, '/Artifact BMC $1 EMC'),
      ),
  ],
  ['7.1-3', 'untagged paint', (d) => paint(d, (s) => `${s} 0 0 1 1 re f`)],
  [
    '7.1-3',
    'untagged text',
    (d) => paint(d, (s) => s.replace(/\/Artifact <<\/Type \/Pagination>> BDC([\s\S]*?)EMC/, '$1')),
  ],
  ['7.1-3', 'tagged content that the tree lacks', (d) => one(d, 'H1').delete(key('K'))],
  [
    '7.1-4',
    'suspect',
    (d) => d.catalog.lookup(key('MarkInfo'), PDFDict).set(key('Suspects'), PDFBool.True),
  ],
  ['7.1-5', 'no role map', (d) => treeRoot(d).delete(key('RoleMap'))],
  [
    '7.1-5',
    'circular role map',
    (d) => treeRoot(d).set(key('RoleMap'), d.context.obj({ Em: 'Strong', Strong: 'Em' })),
  ],
  [
    '7.1-7',
    'standard type mapped',
    (d) =>
      treeRoot(d).set(key('RoleMap'), d.context.obj({ Em: 'Span', Strong: 'Span', P: 'Span' })),
  ],
  ['7.1-8', 'no metadata', (d) => d.catalog.delete(key('Metadata'))],
  ['7.1-9', 'no title', (d) => changeXmp(d, /<dc:title>.*<\/dc:title>/, '')],
  ['7.1-10', 'title not shown', (d) => d.catalog.delete(key('ViewerPreferences'))],
  ['7.1-11', 'no tree', (d) => d.catalog.delete(key('StructTreeRoot'))],
  ['7.2-3', 'a paragraph in a table', (d) => rename(d, 'Caption', 'P')],
  ['7.2-4', 'rows in no table', (d) => rename(d, 'Table', 'Div')],
  ['7.2-5', 'a head outside', (d) => rename(d, 'BlockQuote', 'THead')],
  ['7.2-6', 'a body outside', (d) => rename(d, 'BlockQuote', 'TBody')],
  ['7.2-7', 'a foot outside', (d) => rename(d, 'BlockQuote', 'TFoot')],
  ['7.2-8', 'a head cell in no row', (d) => rename(d, 'TR', 'Div')],
  ['7.2-9', 'a cell in no row', (d) => all(d, 'TR')[1]?.set(key('S'), key('Div'))],
  ['7.2-10', 'a paragraph in a row', (d) => rename(d, 'TD', 'P')],
  ['7.2-17', 'items in no list', (d) => rename(d, 'L', 'Div')],
  ['7.2-18', 'a body in no item', (d) => rename(d, 'LI', 'Div')],
  ['7.2-19', 'a paragraph in a list', (d) => rename(d, 'LI', 'P')],
  ['7.2-20', 'a paragraph in an item', (d) => rename(d, 'LBody', 'P')],
  ['7.2-26', 'an entry in no contents', (d) => rename(d, 'TOC', 'Div')],
  ['7.2-27', 'a paragraph in the contents', (d) => rename(d, 'TOCI', 'P')],
  ['7.2-29', 'no language tag', (d) => d.setLanguage('english!')],
  [
    '7.2-29',
    'no language tag of an element',
    (d) => one(d, 'P').set(key('Lang'), PDFString.of('??')),
  ],
  ['7.2-33', 'no language', (d) => d.catalog.delete(key('Lang'))],
  ['7.2-36', 'a head with paragraphs', (d) => rename(d, 'BlockQuote', 'THead')],
  ['7.2-37', 'a body with paragraphs', (d) => rename(d, 'BlockQuote', 'TBody')],
  ['7.2-38', 'a foot with paragraphs', (d) => rename(d, 'BlockQuote', 'TFoot')],
  [
    '7.2-42',
    'a cell missing',
    (d) => {
      const kids = all(d, 'TR')[1]?.lookup(key('K'), PDFArray)
      kids?.remove(1)
    },
  ],
  ['7.3-1', 'a picture without words', (d) => one(d, 'Figure').delete(key('Alt'))],
  ['7.4.2-1', 'first heading an H2', (d) => rename(d, 'H1', 'H2')],
  ['7.4.2-1', 'a level left out', (d) => rename(d, 'H2', 'H4')],
  ['7.4.4-2', 'both kinds of heading', (d) => rename(d, 'H2', 'H')],
  [
    '7.5-1',
    'heads without scope',
    (d) => {
      for (const cell of [...all(d, 'TH'), ...all(d, 'TD')]) cell.delete(key('A'))
    },
  ],
  [
    '7.5-1',
    'no heads',
    (d) => {
      for (const cell of all(d, 'TH')) cell.set(key('S'), key('TD'))
    },
  ],
  ['7.5-2', 'a head that is not there', (d) => one(d, 'TH').set(key('ID'), PDFString.of('other'))],
  ['7.7-1', 'a formula without words', (d) => rename(d, 'Code', 'Formula')],
  ['7.9-1', 'a note without ID', (d) => one(d, 'Note').delete(key('ID'))],
  [
    '7.9-2',
    'two notes with one ID',
    (d) => all(d, 'Note')[1]?.set(key('ID'), PDFString.of('note-1')),
  ],
  [
    '7.16-1',
    'encrypted',
    (d) => {
      d.context.trailerInfo.Encrypt = d.context.obj({})
    },
  ],
  ['7.18.1-1', 'a comment without Annot', (d) => links(d)[0]?.set(key('Subtype'), key('Text'))],
  [
    '7.18.3-1',
    'no order of tabs',
    (d) => {
      for (const { node } of d.getPages()) node.delete(key('Tabs'))
    },
  ],
  ['7.18.4-1', 'a form field', (d) => links(d)[0]?.set(key('Subtype'), key('Widget'))],
  ['7.18.5-1', 'a link outside Link', (d) => rename(d, 'Link', 'Span')],
  [
    '7.18.5-2',
    'a link without words',
    (d) => links(d)[0]?.set(key('Contents'), PDFHexString.fromText(' ')),
  ],
  ['7.21.3.2-1', 'no map to glyphs', (d) => descendant(d).delete(key('CIDToGIDMap'))],
  [
    '7.21.4.1-1',
    'a font that is not embedded',
    (d) => descendant(d).lookup(key('FontDescriptor'), PDFDict).delete(key('FontFile2')),
  ],
  ['7.21.7-1', 'a font without ToUnicode', (d) => font(d).delete(key('ToUnicode'))],
  [
    '7.21.7-1',
    'a character without Unicode',
    (d) => {
      const { context } = d
      font(d).set(
        key('ToUnicode'),
        context.register(context.stream('1 begincodespacerange <0000> <FFFF> endcodespacerange')),
      )
    },
  ],
  ['7.21.7-2', 'an invalid Unicode value', (d) => changeToUnicode(d, 'FEFF')],
  ['7.21.8-1', 'a missing glyph', (d) => paint(d, (s) => s.replace(/<\w{4}/, '<0000'))],
  [
    'ISO 32000-1, 14.6',
    'a number used twice',
    (d) => paint(d, (s) => s.replace(/\/MCID 1 ?>>/, '/MCID 0>>')),
  ],
  ['ISO 32000-1, 14.6', 'an end too many', (d) => paint(d, (s) => `${s} EMC`)],
  [
    'ISO 32000-1, 14.6',
    'an end too few',
    (d) => paint(d, (s) => s.replace(/EMC(?![\s\S]*EMC)/, '')),
  ],
  [
    'ISO 32000-1, 14.7.4.2',
    'a leaf twice',
    (d) => {
      const [first, second] = all(d, 'H1')
      const page = first?.get(key('Pg'))
      const kid = first?.get(key('K'))
      if (!second || !page || !kid) throw new Error('Expected two headings')
      second.set(key('Pg'), page)
      second.set(key('K'), kid)
    },
  ],
  [
    'ISO 32000-1, 14.7.4.2',
    'a leaf that is not painted',
    (d) => one(d, 'H1').set(key('K'), PDFNumber.of(99)),
  ],
  [
    'ISO 32000-1, 14.7.4.4',
    'a wrong parent',
    (d) => {
      const [wrong] = [...readParentTree(d).values()].filter((entry) => entry instanceof PDFRef)
      const tree = treeRoot(d).lookup(key('ParentTree'), PDFDict).lookup(key('Nums'), PDFArray)
      const at = tree.asArray().findIndex((entry) => d.context.lookup(entry) instanceof PDFArray)
      if (wrong) tree.lookup(at, PDFArray).set(0, wrong)
    },
  ],
  [
    'ISO 32000-1, 14.7.4.4',
    'an entry too many',
    (d) => {
      const tree = treeRoot(d).lookup(key('ParentTree'), PDFDict).lookup(key('Nums'), PDFArray)
      tree.push(PDFNumber.of(9999))
      tree.push(treeRoot(d).lookup(key('K'), PDFArray).get(0))
    },
  ],
  [
    'ISO 32000-1, 14.7.4.4',
    'a page without key',
    (d) => {
      for (const { node } of d.getPages()) node.set(key('StructParents'), PDFNull)
    },
  ],
]
