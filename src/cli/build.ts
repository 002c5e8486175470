import path from 'node:path'
import type { VFile } from 'vfile'
import { findBuildCache } from '../browser/cache-folder.js'
import { identifyBrowser } from '../browser/identify.js'
import { readEpoch } from '../environment.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { group } from '../group.js'
import {
  type ConfigOptions,
  loadConfig,
  settleRules,
  settleTemplates,
} from '../house/config/load-config.js'
import { loadTheme } from '../house/theme/load-theme.js'
import type { Theme } from '../house/theme/theme.js'
import { reportText } from '../lint/reporters/text.js'
import {
  type BuildResult,
  type BuildSettings,
  type Built,
  buildBriefing,
  type Edition,
} from '../pipeline.js'
import { findBriefings } from '../source/find-briefings.js'
import { type Shard, takeShard } from '../source/shard.js'
import { type Level, labelOf, levels, nameEdition } from '../source/tlp/level.js'
import { shortenPath } from '../terminal/shorten-path.js'
import { printTable } from '../terminal/table.js'
import { type Failure, runAll } from './progress.js'
import { shareBrowser } from './share-browser.js'

export interface BuildCommandOptions extends ConfigOptions {
  briefings: string
  output: string
  templates?: string
  theme?: string
  edition: Edition[]
  tlp?: Level[] | undefined
  shard?: Shard | undefined
  browser?: string
  sandbox: boolean
  verify: boolean
  misp: boolean
  release: boolean
  /** Folder of what was built before; false for none. */
  cache?: string | false
}

/** A briefing was not built; the message names it. */
class UnbuiltError extends BriefingError {}

/** The source has errors; its messages say which. */
export class RefusedError extends UnbuiltError {
  constructor(id: string, files: readonly VFile[]) {
    const errors = files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal)).length
    const theirs = errors === 1 ? 'an error' : `${errors} errors`
    const isAlone = files.every(({ messages }) => messages.every(({ fatal }) => fatal))
    super(
      `${id} was not built: its source has ${theirs}, shown above${isAlone ? '' : ' the warnings'}`,
      exitCode.findings,
    )
  }
}

/** The PDF was made but does not keep its promises; the messages say which. */
class UnprovedError extends UnbuiltError {
  constructor(id: string) {
    super(
      `${id}: what was built failed verification (above), so nothing was written; please report this, and send the briefing`,
      exitCode.verificationFailed,
    )
  }
}

/** `briefing build`: builds the briefings side by side in one browser; returns the exit code. */
export async function buildCommand(
  ids: readonly string[],
  options: BuildCommandOptions,
): Promise<ExitCode> {
  const house = await loadConfig(options)
  const { config, file } = house
  const templates = settleTemplates(house, options.templates)
  const theme = await loadTheme(config.theme, path.dirname(file ?? ''), options.theme)
  const all = await findBriefings(options.briefings, ids)
  const folders = options.shard ? await takeShard(all, options.shard) : all
  if (folders.length === 0) console.error(describeNothing(all, options.shard))
  const results: BuildResult[] = []
  const browser = shareBrowser(options)
  const given = {
    editions: options.edition,
    levels: options.tlp ?? [],
    usualLevels: config.tlp ?? [],
    epoch: readEpoch(),
    theme,
    rules: settleRules(config, options),
    misp: options.misp,
    verify: options.verify,
  }
  const cache = await openCache({ ...given, templates }, options, browser.isUsual)
  const settings = {
    ...given,
    output: options.output,
    templates,
    browser: browser.open,
    prepareBrowser: browser.prepare,
    ...cache,
  }
  try {
    const failed = await runAll(
      folders.map((folder) => ({
        title: path.basename(folder),
        run: async (step) => {
          const started = performance.now()
          const result = await buildBriefing(folder, settings, step)
          results.push(result)
          if (!result.built) {
            throw result.reason === 'source'
              ? new RefusedError(result.id, result.files)
              : new UnprovedError(result.id)
          }
          const seconds = ((performance.now() - started) / 1000).toFixed(2)
          return `${result.id}: ${seconds} s${result.isRemembered ? ', as built before' : ''}`
        },
      })),
    )
    return reportResults(results, failed, folders.length, browser.notices)
  } finally {
    await browser.close()
  }
}

/** Returns what remembers builds and pictures of before; nothing if that is not wanted, or has no safe place. */
async function openCache(
  { theme, templates, ...options }: { theme: Theme; templates: string },
  { cache, browser }: BuildCommandOptions,
  isUsual: () => boolean,
): Promise<Partial<Pick<BuildSettings, 'remember' | 'fitBitmap'>>> {
  const named = cache ?? process.env.BRIEFING_CACHE
  if (named === false || named === '') return {}
  const folder = named ?? (await findBuildCache())
  if (folder === undefined) return {}
  const [{ rememberBuilds }, { rememberPictures }] = await Promise.all([
    import('../cache/remember-builds.js'),
    import('../cache/remember-pictures.js'),
  ])
  const describe = async () => ({
    templates,
    theme,
    browser: await identifyBrowser(browser),
    options,
  })
  return {
    remember: rememberBuilds(folder, describe, isUsual),
    fitBitmap: rememberPictures(folder),
  }
}

/** There may be fewer briefings than machines: it is no error to find none left. */
function describeNothing(all: readonly string[], shard: Shard | undefined): string {
  return `Nothing to build in shard ${shard?.index}/${shard?.count}: the other shards have all ${all.length} briefings`
}

function reportResults(
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
  for (const { id, older } of built) {
    for (const file of older) console.error(describeOlder(id, file))
  }
  const table = reportBuilds(built)
  if (table) console.log(`\n${table}`)
  return worstOf(failed.map(({ error }) => exitCodeOf(error)))
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
export function reportBuilds(results: readonly Built[]): string {
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
