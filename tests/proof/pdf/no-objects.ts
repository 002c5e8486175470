import type { PdfObjects } from '../../../src/proof/pdf/facts.js'

/** What the objects of a tagged file in Japanese tell of which nothing else is known; for tests to add to. */
export const noObjects: PdfObjects = {
  pages: [],
  pageByObject: new Map(),
  information: new Map(),
  xmp: '',
  language: 'ja',
  tagged: true,
  showsTitle: true,
  fonts: [],
  attachments: [],
  structure: undefined,
  replaced: new Map(),
  inkOf: () => ({ runs: [], grounds: [] }),
  uaFailures: [],
  archiveFailures: [],
}
