import path from 'node:path'
import { printCsv } from '../../csv.js'
import { showValue } from '../../intel/show-value.js'
import { printTable } from '../../terminal/table.js'
import { type LinePlace, type ListFormat, nothing, printJson, printPlaces } from '../print-list.js'
import type { ListedIndicator } from './list-iocs.js'

/** Takes the indicators of a briefing; returns them as a person, a spreadsheet or a program reads them. */
export function printIocs(
  id: string,
  indicators: readonly ListedIndicator[],
  format: ListFormat,
): string {
  switch (format) {
    case 'json': {
      const listed = indicators.map(({ isMissing, benign, ...indicator }) => ({
        ...indicator,
        missing: isMissing,
        benign: benign ?? null,
      }))
      return printJson({ id, indicators: listed })
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
        ['type', 'value', 'in :::iocs', 'in the text', 'earlier', 'remark'],
        indicators.map(({ type, value, tables, text, isMissing, benign, earlier }) => [
          type,
          showValue(type, value),
          shortPlaces(tables),
          shortPlaces(text),
          earlier.join(' ') || nothing,
          isMissing ? 'in no :::iocs table' : (benign ?? ''),
        ]),
        new Set(),
        process.stdout.columns,
      )
  }
}

function show({ file, line }: LinePlace): string {
  return `${file}:${line}`
}

/** The briefing is known, so its folder need not be named. */
function shortPlaces(places: readonly LinePlace[]): string {
  if (places.length === 0) return nothing
  return printPlaces(places.map(({ file, line }) => ({ file: path.basename(file), line })))
}
