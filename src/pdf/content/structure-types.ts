/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const containers = new Set(['Document', 'Part', 'Art', 'Sect', 'Div'])

const blocks = [
  ...['BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private', 'P', 'H'],
  ...['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'],
  ...['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot'],
]

/** Stand within a line of text. */
export const inlines = new Set([
  ...['Span', 'Quote', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Formula', 'Form'],
  ...['Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Strong', 'Em'],
])

export const standardTypes: ReadonlySet<string> = new Set([
  ...containers,
  ...blocks,
  ...[...inlines].filter((type) => type !== 'Strong' && type !== 'Em'),
  ...['Note', 'Figure'],
])

/** Types of PDF 2.0 that Chrome writes into its PDF 1.4 files, and what they are in PDF 1.7. */
export const roleMap: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Aside: 'Div',
  Title: 'P',
  FENote: 'Note',
  DocumentFragment: 'Div',
}

/** Hold whole blocks alone, and so many of them that to stand in one tells no place. */
export const divisions: ReadonlySet<string> = new Set([
  ...['StructTreeRoot', 'Document', 'Part', 'Art', 'Sect'],
])

/** Whether a structure type is that of a heading. */
export const isHeading = (type: string): boolean => /^H[1-6]?$/.test(type)
