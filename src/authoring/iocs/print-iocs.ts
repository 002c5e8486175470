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
    case 'json':
      return printJson({ id, indicators: indicators.map(toPlainData) })
    case 'csv':
      return printCsv([
        ['briefing', 'type', 'value', 'tables', 'text', 'missing', 'benign', 'earlier'],
        ...indicators.map((indicator) => [id, ...listCells(indicator)]),
      ])
    case 'table':
      return printTable(
        ['type', 'value', 'in :::iocs', 'in the text', 'earlier', 'remark'],
        indicators.map(showCells),
        new Set(),
        process.stdout.columns,
      )
  }
}

function toPlainData({ isMissing, benign, ...indicator }: ListedIndicator) {
  return { ...indicator, missing: isMissing, benign: benign ?? null }
}

/** The cells of a row for a spreadsheet. */
function listCells(indicator: ListedIndicator): string[] {
  const { type, value, tables, text, isMissing, benign, earlier } = indicator
  return [
    type,
    value,
    tables.map(show).join(' '),
    text.map(show).join(' '),
    isMissing ? 'yes' : '',
    benign ?? '',
    earlier.join(' '),
  ]
}

/** The cells of a row for a terminal. */
function showCells(indicator: ListedIndicator): string[] {
  const { type, value, tables, text, isMissing, benign, earlier } = indicator
  return [
    type,
    showValue(type, value),
    shortPlaces(tables),
    shortPlaces(text),
    earlier.join(' ') || nothing,
    isMissing ? 'in no :::iocs table' : (benign ?? ''),
  ]
}

function show({ file, line }: LinePlace): string {
  return `${file}:${line}`
}

/** The briefing is known, so its folder need not be named. */
function shortPlaces(places: readonly LinePlace[]): string {
  if (places.length === 0) return nothing
  return printPlaces(places.map(({ file, line }) => ({ file: path.basename(file), line })))
}
