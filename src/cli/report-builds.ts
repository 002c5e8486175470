import path from 'node:path'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { group } from '../group.js'
import { reportText } from '../lint/reporters/text.js'
import { nameEdition } from '../pipeline/edition.js'
import type { BuildResult, Built } from '../pipeline.js'
import { type Level, labelOf, levels } from '../source/tlp/level.js'
import { shortenPath } from '../terminal/shorten-path.js'
import { printTable } from '../terminal/table.js'
import type { Failure } from './progress.js'
import { UnbuiltError } from './unbuilt-error.js'

/**
 * Reports on the terminal what came of a run: messages, why something was not built, what lies beside the builds of an earlier
 * one, and a table of the editions.
 *
 * @param asked how many briefings there were to build
 * @returns the exit code of the run
 */
export function reportBuilds(
  results: readonly BuildResult[],
  failed: readonly Failure[],
  asked: number,
  notices: ReadonlySet<string>,
): ExitCode {
  const ordered = results.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const reasons = describeUnbuilt(failed, asked)
  for (const text of [...notices, reportText(ordered.flatMap(({ files }) => files)), ...reasons]) {
    if (text) console.error(text)
  }
  const built = ordered.filter((result) => result.built)
  for (const { id, editions, older } of built) {
    for (const level of new Set(editions.flatMap(({ level, isUncut }) => (isUncut && level) || [])))
      console.error(describeWhole(id, level))
    for (const file of older) console.error(describeOlder(id, file))
  }
  const table = printBuilds(built)
  if (table) console.log(`\n${table}`)
  return worstOf(failed.map(({ error }) => exitCodeOf(error)))
}

/** Whoever asked for an edition may have expected it to leave something out. */
function describeWhole(id: string, level: Level): string {
  const label = labelOf(level)
  return `Nothing in ${id} is marked as above ${label}, so its edition for ${label} leaves nothing out; its pages bear ${label} all the same`
}

function describeOlder(id: string, file: string): string {
  const level = levels.find((one) => path.basename(file).startsWith(`${nameEdition(id, one)}.`))
  const options = [
    ...(level ? [`with --tlp ${level}`] : []),
    ...(file.endsWith('.misp.json') ? ['with --misp'] : []),
  ]
  const renew = options.join(' and ') || 'without --edition'
  return `${path.relative('', file)} is from an earlier build, so its text may differ. Build ${renew} to renew it.`
}

/** The more serious failure decides: a missing browser over an error in a source. */
function worstOf(codes: readonly ExitCode[]): ExitCode {
  return codes.toSorted((a, b) => b - a)[0] ?? exitCode.clean
}

function exitCodeOf(error: Error): ExitCode {
  return error instanceof BriefingError ? error.code : exitCode.renderingFailed
}

/** Says each reason once, and which briefings it held up where that is not all of them. */
export function describeUnbuilt(failed: readonly Failure[], asked: number): string[] {
  return [...group(failed, ({ error }) => describeError(error))].map(([reason, same]) => {
    const names = same.map(({ title }) => title).toSorted()
    const isSaid =
      names.length === asked || same.every(({ error }) => error instanceof UnbuiltError)
    return `briefing: ${isSaid ? '' : `${listNames(names)}: `}${reason}`
  })
}

function listNames(names: readonly string[]): string {
  const shown = 5
  const rest = names.length - shown
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ')
}

/** An unforeseen error is shown with its stack. */
function describeError(error: Error): string {
  return error instanceof BriefingError ? error.message : (error.stack ?? error.message)
}

/** Takes what was built; returns the table that closes a build: a row per briefing and edition. */
export function printBuilds(results: readonly Built[]): string {
  const head = ['briefing', 'edition', 'pages', 'notes', 'figures', 'seconds', 'path']
  const rows = results.flatMap(({ id, editions, isRemembered }) =>
    editions.map(({ edition, level, pages, seconds, notes, figures, path: file }) => [
      id,
      level ? `${edition} ${labelOf(level)}` : edition,
      pages === undefined ? '–' : String(pages),
      String(notes),
      String(figures),
      isRemembered ? 'as before' : seconds.toFixed(2),
      shortenPath(path.resolve(file)),
    ]),
  )
  if (rows.length === 0) return ''
  return printTable(head, rows, new Set([2, 3, 4, 5]))
}
