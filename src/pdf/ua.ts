import type { PDFDocument } from '@cantoo/pdf-lib'
import { annotationRules } from './ua/annotation-rules.js'
import { contentRules } from './ua/content-rules.js'
import { documentRules, languageRules } from './ua/document-rules.js'
import { alternativeRules, headingRules, noteRules, typeRules } from './ua/element-rules.js'
import { fontRules } from './ua/font-rules.js'
import { nestingRules } from './ua/nesting-rules.js'
import { parentTreeRules } from './ua/parent-tree-rules.js'
import { readSubject, type UaFailure, type UaRule } from './ua/subject.js'
import { tableRules } from './ua/table-rules.js'

export type { UaFailure } from './ua/subject.js'

const rules: readonly UaRule[] = [
  documentRules,
  languageRules,
  contentRules,
  parentTreeRules,
  typeRules,
  nestingRules,
  tableRules,
  alternativeRules,
  headingRules,
  noteRules,
  annotationRules,
  fontRules,
]

/**
 * Checks a PDF by those rules of PDF/UA-1 (ISO 14289-1) that a machine can decide and that a report can break; what
 * it cannot contain (forms, films, layers) is left to veraPDF. Returns every breach; nothing for a good file.
 *
 * @param subject the document as it has been read already
 */
export function checkUa(document: PDFDocument, subject = readSubject(document)): UaFailure[] {
  const failures = rules.flatMap((rule) => [...rule(subject)])
  const seen = new Set<string>()
  return failures.filter((failure) => {
    const key = JSON.stringify(failure)
    return !seen.has(key) && seen.add(key)
  })
}
