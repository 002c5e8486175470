import { printCsv } from '../briefing/csv.js'
import type { ReportFacts } from './report-facts.js'

/**
 * Writes the indicators of a report as CSV, refanged. A value that a spreadsheet would take for a formula has an
 * apostrophe before it, as in every CSV of ours.
 */
export function writeCsv({ id, classification, indicators }: ReportFacts): string {
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
      indicator.tlp ? `TLP:${indicator.tlp.toUpperCase()}` : classification,
      indicator.techniques.join(' '),
      indicator.note,
      indicator.sources.join(' '),
      indicator.table.caption,
      id,
    ]),
  ])
}
