import path from 'node:path'
import { findBuildCache } from '../browser/cache-folder.js'
import { identifyBrowser } from '../browser/identify.js'
import { readEpoch } from '../environment.js'
import type { ExitCode } from '../exit-code.js'
import {
  type ConfigOptions,
  loadConfig,
  settleRules,
  settleTemplates,
} from '../house/config/load-config.js'
import { loadTheme } from '../house/theme/load-theme.js'
import type { Theme } from '../house/theme/theme.js'
import {
  type BuildResult,
  type BuildSettings,
  buildBriefing,
  type Edition,
  type Refused,
} from '../pipeline.js'
import { findBriefings } from '../source/find-briefings.js'
import type { Level } from '../source/tlp/level.js'
import { runAll } from './progress.js'
import { reportBuilds } from './report-builds.js'
import { type Shard, takeShard } from './shard.js'
import { type SharedBrowser, shareBrowser } from './share-browser.js'
import { RefusedError, UnprovedError } from './unbuilt-error.js'

/** The options of `briefing build`. */
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

/** `briefing build`: builds the briefings side by side in one browser; returns the exit code. */
export async function buildCommand(
  ids: readonly string[],
  options: BuildCommandOptions,
): Promise<ExitCode> {
  const browser = shareBrowser(options)
  const settings = await settle(options, browser)
  const all = await findBriefings(options.briefings, ids)
  const folders = options.shard ? await takeShard(all, options.shard) : all
  if (folders.length === 0) console.error(describeNothing(all, options.shard))
  const results: BuildResult[] = []
  try {
    const failed = await runAll(
      folders.map((folder) => ({
        title: path.basename(folder),
        run: async (step) => {
          const started = performance.now()
          const result = await buildBriefing(folder, settings, step)
          results.push(result)
          if (!result.built) throw toError(result)
          const seconds = ((performance.now() - started) / 1000).toFixed(2)
          return `${result.id}: ${seconds} s${result.isRemembered ? ', as built before' : ''}`
        },
      })),
    )
    return reportBuilds(results, failed, folders.length, browser.notices)
  } finally {
    await browser.close()
  }
}

/** Brings together what the options say and what the house has decided. */
async function settle(
  options: BuildCommandOptions,
  browser: SharedBrowser,
): Promise<BuildSettings> {
  const house = await loadConfig(options)
  const { config, file } = house
  const templates = settleTemplates(house, options.templates)
  const theme = await loadTheme(config.theme, path.dirname(file ?? ''), options.theme)
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
  return {
    ...given,
    output: options.output,
    templates,
    browser: browser.open,
    prepareBrowser: browser.prepare,
    ...(await openCache({ ...given, templates }, options, browser.hasUsual)),
  }
}

/** Returns what remembers builds and pictures of before; nothing if that is not wanted, or has no safe place. */
async function openCache(
  { theme, templates, ...options }: { theme: Theme; templates: string },
  { cache, browser }: BuildCommandOptions,
  mayKeep: () => boolean,
): Promise<Partial<Pick<BuildSettings, 'remember' | 'findStale' | 'fitBitmap'>>> {
  const named = cache ?? process.env.BRIEFING_CACHE
  if (named === false || named === '') return {}
  const folder = named ?? (await findBuildCache())
  if (folder === undefined) return {}
  const [{ rememberBuilds }, { rememberOrigins }, { rememberPictures }] = await Promise.all([
    import('../cache/remember-builds.js'),
    import('../cache/remember-origins.js'),
    import('../cache/remember-pictures.js'),
  ])
  const describe = async () => ({ templates, theme, browser: await identifyBrowser(browser) })
  return {
    remember: rememberBuilds(folder, async () => ({ ...(await describe()), options }), mayKeep),
    findStale: rememberOrigins(folder, describe),
    fitBitmap: rememberPictures(folder),
  }
}

/** There may be fewer briefings than machines: to find none left is no error. */
function describeNothing(all: readonly string[], shard: Shard | undefined): string {
  const others = all.length === 1 ? 'the only briefing' : `all ${all.length} briefings`
  return `Nothing to build in shard ${shard?.index}/${shard?.count}: the other shards have ${others}`
}

function toError({ id, reason, files }: Refused): Error {
  return reason === 'source' ? new RefusedError(id, files) : new UnprovedError(id)
}
