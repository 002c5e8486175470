import { createHash } from 'node:crypto'
import type { Briefing } from '../briefing/briefing.js'
import { printCsv } from '../csv.js'
import { labelOf } from '../source/tlp/level.js'
import { annexNames } from './annex-names.js'
import { writeMisp } from './misp.js'
import { isIndicators } from './read-table.js'
import { gatherFacts, type ReportFacts } from './report-facts.js'
import { writeStix } from './stix.js'

/** A file for machines that stands beside the editions. */
export interface AnnexFile {
  name: string
  mediaType: string
  /** What it is, for those who find it attached to the PDF. */
  description: string
  content: string
  /** Whether the PDF carries it. */
  isAttached: boolean
}

/**
 * Returns the files for machines of a report: none if it has no indicators.
 *
 * @param name of the edition, with which the names of the files begin
 */
export function makeAnnex(
  briefing: Briefing,
  { name = briefing.id, misp = false }: { name?: string; misp?: boolean } = {},
): AnnexFile[] {
  if (!briefing.tables.some(({ node }) => isIndicators(node))) return []
  const facts = gatherFacts(briefing)
  if (facts.indicators.length === 0) return []
  const names = annexNames(name)
  return [
    {
      name: names.csv,
      mediaType: 'text/csv',
      description: 'Indicators of compromise (CSV)',
      content: writeCsv(facts),
      isAttached: true,
    },
    {
      name: names.stix,
      mediaType: 'application/json',
      description: 'Indicators of compromise (STIX 2.1)',
      content: writeStix(facts),
      isAttached: true,
    },
    ...(misp
      ? [
          {
            name: names.misp,
            mediaType: 'application/json',
            description: 'Indicators of compromise (MISP)',
            content: writeMisp(facts),
            isAttached: false,
          },
        ]
      : []),
  ]
}

/** What the note model says of the files that a PDF carries, by which they are proved when it is read back. */
export function describeAttachments(files: readonly AnnexFile[]) {
  return files.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    sha256: createHash('sha256').update(content).digest('hex'),
  }))
}

/**
 * Writes the indicators of a report as CSV, refanged. A value that a spreadsheet would take for a formula has an
 * apostrophe before it, as in every CSV of ours.
 */
function writeCsv({ id, classification, indicators }: ReportFacts): string {
  return printCsv([
    [
      'type',
      'value',
      'first_seen',
      'last_seen',
      'confidence',
      'tlp',
      'techniques',
      'note',
      'sources',
      'table',
      'briefing',
    ],
    ...indicators.map((indicator) => [
      indicator.type,
      indicator.value,
      indicator.firstSeen ?? '',
      indicator.lastSeen ?? '',
      indicator.confidence === undefined ? '' : String(indicator.confidence),
      indicator.tlp ? labelOf(indicator.tlp) : classification,
      indicator.techniques.join(' '),
      indicator.note,
      indicator.sources.join(' '),
      indicator.table.caption,
      id,
    ]),
  ])
}
