import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { attachFiles } from '../../../src/pdf/finish/attachments.js'

const stranger = { name: 'a.csv', mediaType: 'text/csv', description: '', content: 'a' }

/** What is done to the file as a whole, by the rule that must find it. */
export const spoiledFiles: [
  ruleId: string,
  what: string,
  spoil: (document: PDFDocument) => void,
][] = [
  [
    'pdf-page-size',
    'a wider page',
    (document) => document.getPage(3).setSize(650, document.getPage(3).getHeight()),
  ],
  ['pdf-archive', 'no profile', ({ catalog }) => catalog.delete(PDFName.of('OutputIntents'))],
  [
    'pdf-attachments',
    'a file that nobody has attached',
    (document) => attachFiles(document, [stranger], new Date(0)),
  ],
  [
    'pdf-metadata-leak',
    'a path in the properties',
    (document) => document.setAuthor('/home/alice/briefings'),
  ],
]
