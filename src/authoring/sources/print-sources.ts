import { printCsv } from '../../csv.js'
import { printTable } from '../../terminal/table.js'
import { type ListFormat, nothing, printJson } from '../print-list.js'
import type { ListedSources, SourceSummary } from './list-sources.js'

/** Takes the sources of a briefing; returns them as a person, a spreadsheet or a program reads them. */
export function printSources(listed: ListedSources, format: ListFormat): string {
  const { id, chapters, briefing } = listed
  switch (format) {
    case 'json':
      return printJson(listed)
    case 'csv':
      return printCsv([
        [
          'briefing',
          'chapter',
          'label',
          'urls',
          'sites',
          'archived',
          'date',
          'age',
          'file',
          'line',
        ],
        ...chapters.flatMap(({ chapter, sources }) =>
          sources.map(({ label, urls, sites, isArchived, date, age, file, line }) => [
            id,
            chapter,
            label,
            urls.join(' '),
            sites.join(' '),
            isArchived ? 'yes' : '',
            date ?? '',
            age === null ? '' : String(age),
            file,
            String(line),
          ]),
        ),
      ])
    case 'table':
      return `${printSummaries(listed)}\n\n${printSites(briefing, process.stdout.columns)}`
  }
}

function printSummaries({ chapters, briefing }: ListedSources): string {
  const rows = [...chapters, { chapter: 'all', ...briefing }]
  return printTable(
    ['chapter', 'notes', 'sites', 'archived', 'dated', 'median age', 'oldest', 'most cited'],
    rows.map(({ chapter, notes, sites, archived, dated, age }) => [
      chapter,
      String(notes),
      String(sites.length),
      String(archived),
      String(dated),
      age ? nameDays(age.median) : nothing,
      age ? nameDays(age.oldest) : nothing,
      nameMostCited(sites),
    ]),
    new Set([1, 2, 3, 4, 5, 6]),
    process.stdout.columns,
  )
}

function printSites({ sites }: SourceSummary, width: number | undefined): string {
  return printTable(
    ['site', 'notes', 'share', 'archived'],
    sites.map(({ site, notes, share, archived }) => [
      site,
      String(notes),
      percent(share),
      String(archived),
    ]),
    new Set([1, 2, 3]),
    width,
  )
}

function nameMostCited([first]: SourceSummary['sites']): string {
  return first ? `${first.site} ${percent(first.share)}` : nothing
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function nameDays(days: number): string {
  return `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`
}
