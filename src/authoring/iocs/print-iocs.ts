import { printCsv } from '../../briefing/csv.js'
import { showValue } from '../../intel/show-value.js'
import { printTable } from '../../terminal/table.js'
import type { FoundPlace, ListedIndicator } from './list-iocs.js'

export type IocsFormat = 'table' | 'csv' | 'json'

/** Takes the indicators of a briefing; returns them as a person, a spreadsheet or a program reads them. */
export function printIocs(
  id: string,
  indicators: readonly ListedIndicator[],
  format: IocsFormat,
): string {
  switch (format) {
    case 'json': {
      const listed = indicators.map(({ isMissing, benign, ...indicator }) => ({
        ...indicator,
        missing: isMissing,
        benign: benign ?? null,
      }))
      return `${JSON.stringify({ id, indicators: listed }, null, 2)}\n`
    }
    case 'csv':
      return printCsv([
        ['briefing', 'type', 'value', 'tables', 'text', 'missing', 'benign', 'earlier'],
        ...indicators.map(({ type, value, tables, text, isMissing, benign, earlier }) => [
          id,
          type,
          value,
          tables.map(show).join(' '),
          text.map(show).join(' '),
          isMissing ? 'yes' : '',
          benign ?? '',
          earlier.join(' '),
        ]),
      ])
    case 'table':
      return printTable(
        ['type', 'value', 'in a table', 'in the text', 'earlier', 'remark'],
        indicators.map(({ type, value, tables, text, isMissing, benign, earlier }) => [
          type,
          showValue(type, value),
          placesOf(tables),
          placesOf(text),
          earlier.join(' ') || '–',
          isMissing ? 'in no table' : (benign ?? ''),
        ]),
        new Set(),
        process.stdout.columns,
      )
  }
}

function show({ file, line }: FoundPlace): string {
  return `${file}:${line}`
}

/** `a.md:3, :9`: a file is named once for the places that follow each other in it. */
function placesOf(places: readonly FoundPlace[]): string {
  if (places.length === 0) return '–'
  return places
    .map((place, index) =>
      places[index - 1]?.file === place.file
        ? `:${place.line}`
        : show({ ...place, file: lastOf(place.file) }),
    )
    .join(', ')
}

/** The briefing is known, so its folder need not be named. */
function lastOf(file: string): string {
  return file.replace(/^.*[\\/]/, '')
}
