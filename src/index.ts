import path from 'node:path'
import type { VFile } from 'vfile'
import { inspectAll } from './cli/check-targets.js'
import { findTargets } from './cli/find-targets.js'
import { shareBrowser } from './cli/share-browser.js'
import { didYouMeanOneOf } from './did-you-mean.js'
import { BriefingError, exitCode } from './exit-code.js'
import { loadConfig, settleRules, settleTemplates } from './house/config/load-config.js'
import { houseFontsOf } from './house/theme/house-fonts.js'
import { listFindings, toPlainData } from './lint/reporters/reported-finding.js'
import type { BuildResult } from './pipeline.js'
import type { ProofMessage } from './proof/message.js'
import { findBriefings } from './source/find-briefings.js'
import { levels as tlpLevels } from './source/tlp/level.js'

export type { ProofMessage } from './proof/message.js'
export { BriefingError }

/** FIRST, Traffic Light Protocol 2.0, from the widest circle of readers to the narrowest. */
export type Level = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'

/** What the command line takes as well; paths start from the working folder. */
export interface Options {
  /** Folder of the briefings; `briefings` by default. */
  briefings?: string
  /** The configuration; otherwise `briefing.config.json`, `briefing.config.js` or package.json, here or above. */
  config?: string
  /** Whether a configuration may be a program; `true` by default. */
  jsConfig?: boolean
  /** Whether markers of work to be done are errors; `false` by default. */
  release?: boolean
}

/** What `build` takes besides the briefings. */
export interface BuildOptions extends Options {
  /** Folder that gets a folder for each briefing; `output` by default. */
  output?: string
  /** `pdf` and `html` by default. */
  editions?: readonly ('pdf' | 'html')[]
  /** Levels of TLP whose readers get editions of their own; otherwise the whole, and what the configuration says besides. */
  levels?: readonly Level[]
  /** Folder of a theme, or the name of one that comes with the package. */
  theme?: string
  /** Folder of the templates, one folder per layout; those of the configuration or of the package by default. */
  templates?: string
  /** The browser that prints; otherwise `BRIEFING_BROWSER`, then the one that came with npm. */
  browser?: string
  /** Whether the browser has its sandbox; `true` by default. */
  sandbox?: boolean
}

/** What a rule reports about a source. */
export interface Finding {
  path: string
  ruleId: string
  severity: 'error' | 'warning' | 'info'
  /** Counted from 1, as are the columns; the end is after the last character. */
  line: number
  column: number
  endLine: number
  endColumn: number
  message: string
  /** Whether `briefing check --fix` repairs it. */
  fixable: boolean
}

/** The outcome of a build: its editions, or why there are none, in which case earlier output stays. */
export type BuiltBriefing =
  | {
      id: string
      built: true
      /** Each with the level of its readers; the whole has none. */
      editions: {
        edition: 'pdf' | 'html'
        level: Level | undefined
        path: string
        pages: number | undefined
      }[]
      notes: number
      figures: number
      findings: Finding[]
    }
  | {
      id: string
      built: false
      /** `source`: an error is among the findings. `unproved`: the finished file does not keep its promises. */
      reason: 'source' | 'unproved'
      findings: Finding[]
    }

/**
 * Checks briefings and Markdown files as `briefing check` does, without a browser.
 *
 * @param paths ids or folders of briefings, Markdown files, folders of those; none means every briefing
 * @returns the findings, worst first
 * @throws BriefingError if a path or the configuration cannot be used
 */
export async function check(
  paths: readonly string[] = [],
  { briefings = 'briefings', release = false, ...options }: Options = {},
): Promise<Finding[]> {
  const house = await loadHouse(options)
  const targets = await findTargets(briefings, paths)
  const checked = await inspectAll(
    targets,
    settleRules(house.config, { release }),
    houseFontsOf(house.config.theme, path.dirname(house.file ?? '')),
  )
  return describeFindings(checked.flatMap(({ files }) => files))
}

/**
 * Builds briefings as `briefing build` does: PDF, HTML and the note model as JSON, proved and then written together or
 * not at all.
 *
 * @param ids ids of briefings, or paths of their folders; none means every briefing
 * @returns the outcome for each briefing, in order
 * @throws BriefingError if a briefing, the configuration, the theme or the browser cannot be used
 */
export async function build(
  ids: readonly string[] = [],
  options: BuildOptions = {},
): Promise<BuiltBriefing[]> {
  const { briefings = 'briefings', sandbox = true, browser: browserPath } = options
  refuseOthers('editions', options.editions ?? [], ['pdf', 'html'])
  refuseOthers('levels', options.levels ?? [], tlpLevels)
  const pipeline = await import('./pipeline.js')
  const house = await loadHouse(options)
  const folders = await findBriefings(briefings, ids)
  const browser = shareBrowser({
    sandbox,
    ...(browserPath !== undefined && { browser: browserPath }),
  })
  const settings = {
    ...(await settleBuild(house, options)),
    browser: browser.open,
    prepareBrowser: browser.prepare,
  }
  const results: BuiltBriefing[] = []
  try {
    for (const folder of folders) {
      results.push(describeResult(await pipeline.buildBriefing(folder, settings)))
    }
  } finally {
    await browser.close()
  }
  return results
}

function loadHouse({ jsConfig = true, config }: Pick<Options, 'jsConfig' | 'config'>) {
  return loadConfig({ jsConfig, ...(config !== undefined && { config }) })
}

/** Brings together what the caller asks for and what the house has decided. */
async function settleBuild(
  house: Awaited<ReturnType<typeof loadHouse>>,
  {
    output = 'output',
    editions = ['pdf', 'html'],
    levels = [],
    templates,
    release = false,
    theme,
  }: BuildOptions,
) {
  const { loadTheme } = await import('./house/theme/load-theme.js')
  return {
    templates: settleTemplates(house, templates),
    output,
    editions,
    levels,
    usualLevels: house.config.tlp ?? [],
    theme: await loadTheme(house.config.theme, path.dirname(house.file ?? ''), theme),
    epoch: undefined,
    rules: settleRules(house.config, { release }),
    verify: true,
  }
}

/** Nothing else tells a program in JavaScript of a misspelt word. */
function refuseOthers(option: string, given: readonly string[], known: readonly string[]): void {
  const wrong = given.find((word) => !known.includes(word))
  if (wrong === undefined) return
  throw new BriefingError(
    `Unknown \`${wrong}\` in \`${option}\`, expected ${known.join(', ')}.${didYouMeanOneOf(known, wrong)}`,
    exitCode.usage,
  )
}

function describeResult(result: BuildResult): BuiltBriefing {
  const { id, built } = result
  const findings = describeFindings(result.files)
  if (!built) return { id, built, reason: result.reason, findings }
  const { notes, figures } = result
  const editions = result.editions.map(({ edition, level, path: file, pages }) => ({
    edition,
    level,
    path: file,
    pages,
  }))
  return { id, built, editions, notes, figures, findings }
}

/**
 * Proves a finished PDF against the note model that was built with it, as `briefing verify` does.
 *
 * @param pdf the bytes of the file
 * @param model the value of the JSON file beside it
 * @returns nothing if the file keeps every promise
 * @throws TypeError if `model` is not a note model; an error where `pdf` is not a PDF
 */
export async function verifyPdf(pdf: Uint8Array, model: unknown): Promise<ProofMessage[]> {
  const proof = await import('./proof/verify-pdf.js')
  const parsed = proof.parseModel(model)
  if (typeof parsed === 'string') throw new TypeError(`Expected a note model: ${parsed}`)
  return proof.verifyPdf(pdf, parsed)
}

function describeFindings(files: readonly VFile[]): Finding[] {
  return listFindings(files).map((finding) => ({
    path: finding.path,
    ...toPlainData(finding),
    fixable: finding.fixes.length > 0,
  }))
}
