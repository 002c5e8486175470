import type { PDFDocument } from '@cantoo/pdf-lib'
import { isJapanese } from '../../briefing/words.js'
import type { FrontMatter } from '../../source/front-matter.js'

/** What the file says about itself, in its information dictionary and in its XMP alike. */
export interface Information {
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
