import * as z from 'zod'
import type { Briefing } from '../../briefing/briefing.js'
import { type Words, wordsOf } from '../../briefing/words.js'
import { verificationModelSchema } from '../model.js'

/** What of an author's words stands after a number that the program gives. */
export interface Numbered {
  titles: readonly string[]
  captions: readonly string[]
}

/**
 * What a build may write besides the words of its author: its own words, numbers with their names, also before what they
 * number, and what its files say of themselves. Of the report only its numbers are read, for its words may hold a leak.
 *
 * @param numbered what an edition may say of titles and captions
 * @param skeleton the note model of a report without words
 * @param fonts names of the fonts in its files
 */
export function listGenerated(
  { frontMatter, chapters, figures, tables, notes }: Briefing,
  { titles, captions }: Numbered,
  skeleton: unknown,
  fonts: readonly string[],
): string[] {
  const words = wordsOf(frontMatter.language)
  const ofChapters = chapters.map(({ number }) => words.chapter(number))
  const ofBlocks = [
    ...figures.map(({ number }) => words.figure(number)),
    ...tables.map(({ number }) => words.table(number)),
  ]
  return [
    ...listWords(words),
    ...ofChapters.flatMap((name) => [name, ...titles.map((title) => `${name} ${title}`)]),
    ...ofBlocks.flatMap((name) => [name, ...captions.map((caption) => `${name} ${caption}`)]),
    ...notes.flatMap(({ number, calls }) => [
      words.noteLabel(number),
      ...calls.map((_, index) => words.backToCall(number, index + 1)),
    ]),
    ...Array.from({ length: pagesNamed }, (_, index) => words.onPage(index + 1)),
    ...listKeys(skeleton),
    ...listNames(z.toJSONSchema(verificationModelSchema)),
    ...fonts,
    ...inFormats,
  ]
}

/** More pages than any reference is likely to name. */
const pagesNamed = 300

/** The words that the program has in a language, except those that it builds around a number. */
function listWords(words: Words): string[] {
  const built = [1, 2].map((pages) => words.summaryTitle(pages))
  return [...listStrings(words), ...built, words.indicatorFiles('', ''), words.attackSource('')]
}

function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(listStrings)
    : []
}

/** The names of an object's parts, and of theirs. */
function listKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listKeys)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) => [key, ...listKeys(held)])
}

/** What a JSON Schema names: properties, and values to choose from. */
function listNames(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(listNames)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, held]: [string, unknown]) => [
    ...(key === 'properties' && typeof held === 'object' && held !== null ? Object.keys(held) : []),
    ...(key === 'enum' && Array.isArray(held) ? held.map(String) : []),
    ...listNames(held),
  ])
}

/** What metadata, STIX and the note model say of themselves where a report has the like. */
const inFormats = [
  'PDF/UA identification',
  'Part of ISO 14289 that the file keeps',
  'http://www.aiim.org/pdfua/ns/id/, pdfuaid, Integer',
  'Chromium/Skia, threat-briefing',
  'pageMap, headRoom, late, references, attachments, application/json, text/csv, Dest',
  'attack-pattern, vulnerability, relationship, relationship_type, indicates, targets, source_ref, target_ref',
  'external_references, external_id, source_name, mitre-attack, misp-galaxy, mitre-attack-pattern, cve, statement, definition_type, note, abstract',
  'TOC, heading, body, closing, monthly, commentary',
]
