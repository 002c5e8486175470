import type { PDFDocument } from '@cantoo/pdf-lib'
import { archiveAnnotationRules } from './archive/annotation-rules.js'
import {
  type ArchiveRule,
  attachmentRules,
  catalogRules,
  fileRules,
  metadataRules,
  outputIntentRules,
} from './archive/document-rules.js'
import { objectRules, paintRules, textRules } from './archive/object-rules.js'
import { readSubject, type UaFailure } from './ua/subject.js'

const rules: readonly ArchiveRule[] = [
  fileRules,
  outputIntentRules,
  catalogRules,
  metadataRules,
  objectRules,
  paintRules,
  textRules,
  archiveAnnotationRules,
  attachmentRules,
]

/**
 * Checks a PDF by those rules of PDF/A-3a (ISO 19005-3) that a report can break and that PDF/UA-1 does not have as well:
 * tags, languages and fonts are checked there. Returns every breach; nothing for a good file. A clause bears the number of
 * its test in veraPDF's profile.
 *
 * @param bytes of the file, of which the document was read
 * @param subject the document as it has been read already
 */
export function checkArchive(
  document: PDFDocument,
  bytes: Uint8Array,
  subject = readSubject(document),
): UaFailure[] {
  const failures = rules.flatMap((rule) => [...rule({ ...subject, bytes })])
  const seen = new Set<string>()
  return failures.filter((failure) => {
    const key = JSON.stringify(failure)
    return !seen.has(key) && seen.add(key)
  })
}
