import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type LilconfigResult, lilconfig } from 'lilconfig'
import { BriefingError } from '../../exit-code.js'
import type { RuleSettings } from '../../lint/check.js'
import { packageFolder } from '../../package-folder.js'
import { readFileInside } from '../../source/read-file-inside.js'
import { shortenPath } from '../../terminal/shorten-path.js'
import { messageOf } from '../../thrown.js'
import { tellReason, usage } from '../settings-error.js'
import { listConfigNames, listConfigPlaces } from './config-places.js'
import type { Config } from './schema.js'

/** Which configuration is read. */
export interface ConfigOptions {
  /** The file, where one is named; otherwise it is looked for here and in every folder above. */
  config?: string
  /** Whether a configuration may be a program. */
  jsConfig: boolean
  /** Where the search begins; the working directory by default. */
  cwd?: string
}

/** The house's configuration, and where it was found. */
export interface LoadedConfig {
  config: Config
  /** Absolute path; undefined if there is none. */
  file: string | undefined
}

/** The key of package.json that holds the configuration. */
const packageKey = 'briefing'

/**
 * Finds and reads the house’s configuration; an empty one where there is none.
 *
 * @throws BriefingError (usage) if it cannot be read or says something unknown, with its place.
 */
export async function loadConfig({
  config: file,
  jsConfig: allowJs,
  cwd = '',
}: ConfigOptions): Promise<LoadedConfig> {
  const folder = path.resolve(cwd)
  const searcher = lilconfig(packageKey, {
    searchPlaces: listConfigNames({ allowJs }),
    loaders: {
      '.json': (name, text) => readJson(name, text),
      '.js': (name, text) => (allowJs ? runProgram(name, text) : refuseProgram(name)),
    },
  })
  const found = await load(async () => {
    if (file !== undefined) await requireFile(path.resolve(folder, file))
    for (const place of await listConfigPlaces(file, { allowJs, cwd: folder })) await admit(place)
    return file === undefined ? searcher.search(folder) : searcher.load(path.resolve(folder, file))
  })
  if (!found || found.isEmpty) return { config: {}, file: undefined }
  // Loaded late: without a configuration there is nothing to check.
  const { judgeConfig } = await import('./judge-config.js')
  const judged = judgeConfig(found.config)
  if (!Array.isArray(judged)) return { config: judged, file: found.filepath }
  const { printFaults } = await import('../config-faults.js')
  const isProgram = found.filepath.endsWith('.js')
  const source = {
    name: shortenPath(found.filepath),
    text: isProgram ? undefined : withoutMark(await readFile(found.filepath, 'utf8')),
    within: path.basename(found.filepath) === 'package.json' ? [packageKey] : [],
  }
  throw usage(printFaults(source, judged))
}

/**
 * The folder of the templates: the one named on the command line, from the working directory, else that of the
 * configuration, from where this lies, else the package's.
 */
export function settleTemplates({ config, file }: LoadedConfig, named?: string): string {
  if (named !== undefined) return path.resolve(named)
  return config.templates === undefined
    ? fileURLToPath(new URL('templates', packageFolder))
    : path.resolve(path.dirname(file ?? ''), config.templates)
}

/** What may be left open in a draft, but not in the issued edition. */
const finishedInRelease = ['todo-marker', 'figure-alt-missing'] as const

/** The rules’ settings as the run has them: in a release nothing may be left to do, so whatever is left is an error. */
export function settleRules(
  { rules = {} }: Config,
  { release }: { release: boolean },
): RuleSettings {
  const settings = rules as RuleSettings
  if (!release) return settings
  const raised = finishedInRelease.map((id) => [id, raise(settings[id])] as const)
  return { ...settings, ...Object.fromEntries(raised) }
}

/** The same options, as an error. */
function raise(setting: RuleSettings[string] | undefined): RuleSettings[string] {
  return typeof setting === 'object' && setting.length === 2 ? ['error', setting[1]] : 'error'
}

const maximumBytes = 1024 * 1024

/** Looks at a file before lilconfig reads it, since that would follow a link anywhere. A missing file is fine. */
async function admit(file: string): Promise<void> {
  if (!(await lstat(file).catch(() => undefined))) return
  await readFileInside(path.dirname(file), file, maximumBytes).catch((cause: Error) => {
    throw usage(`Cannot read the configuration ${shortenPath(file)}: ${cause.message}`)
  })
}

async function requireFile(file: string): Promise<void> {
  await lstat(file).catch((cause: unknown) => {
    throw usage(`Cannot read the configuration ${shortenPath(file)}: ${tellReason(cause)}`, cause)
  })
}

async function load(find: () => Promise<LilconfigResult>): Promise<LilconfigResult> {
  try {
    return await find()
  } catch (cause) {
    if (cause instanceof BriefingError) throw cause
    throw usage(`Cannot read the configuration: ${messageOf(cause)}`)
  }
}

async function readJson(file: string, text: string): Promise<unknown> {
  const { parseJson } = await import('../parse-json.js')
  return parseJson(shortenPath(file), withoutMark(text))
}

function refuseProgram(file: string): never {
  throw usage(`${shortenPath(file)} is a program, and --no-js-config forbids those`)
}

async function runProgram(file: string, text: string): Promise<unknown> {
  const url = pathToFileURL(file)
  // Node runs a module once for each address, so a program that has changed needs another.
  url.search = createHash('sha256').update(text).digest('hex')
  let module: { default?: unknown }
  try {
    module = await import(url.href)
  } catch (cause) {
    throw usage(`${shortenPath(file)}: This program failed. ${messageOf(cause)}`)
  }
  if ('default' in module) return module.default
  throw usage(`${shortenPath(file)}: This program exports nothing as \`default\``)
}

/** Some editors begin a file with a byte order mark. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}
