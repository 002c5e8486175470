import archive from './pdf-archive.js'
import attachments from './pdf-attachments.js'
import backlink from './pdf-backlink.js'
import callNoteLink from './pdf-call-note-link.js'
import classification from './pdf-classification.js'
import clipped from './pdf-clipped.js'
import contentLoss from './pdf-content-loss.js'
import fonts from './pdf-fonts.js'
import glyphMissing from './pdf-glyph-missing.js'
import lang from './pdf-lang.js'
import linkExternal from './pdf-link-external.js'
import linkInternal from './pdf-link-internal.js'
import listNumber from './pdf-list-number.js'
import metadataLeak from './pdf-metadata-leak.js'
import noteCount from './pdf-note-count.js'
import noteFoot from './pdf-note-foot.js'
import noteNumber from './pdf-note-number.js'
import noteOrder from './pdf-note-order.js'
import notePage from './pdf-note-page.js'
import noteText from './pdf-note-text.js'
import outline from './pdf-outline.js'
import overlap from './pdf-overlap.js'
import pageCount from './pdf-page-count.js'
import pageSize from './pdf-page-size.js'
import radicals from './pdf-radicals.js'
import referencePages from './pdf-reference-pages.js'
import scale from './pdf-scale.js'
import summaryChapters from './pdf-summary-chapters.js'
import summaryOnePage from './pdf-summary-one-page.js'
import tagged from './pdf-tagged.js'
import title from './pdf-title.js'
import tlp from './pdf-tlp.js'
import tocPages from './pdf-toc-pages.js'
import typeSize from './pdf-type-size.js'
import ua from './pdf-ua.js'
import type { PdfRule } from './rule.js'

/** Every rule that a finished PDF must keep; one rule per file, in the order in which they are reported. */
export const pdfRules: readonly PdfRule[] = [
  notePage,
  noteNumber,
  noteCount,
  noteText,
  noteOrder,
  callNoteLink,
  backlink,
  contentLoss,
  listNumber,
  summaryOnePage,
  summaryChapters,
  tocPages,
  referencePages,
  linkInternal,
  linkExternal,
  fonts,
  glyphMissing,
  radicals,
  tagged,
  ua,
  archive,
  lang,
  title,
  outline,
  scale,
  typeSize,
  noteFoot,
  clipped,
  overlap,
  classification,
  tlp,
  pageCount,
  pageSize,
  attachments,
  metadataLeak,
]
