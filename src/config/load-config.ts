import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type LilconfigResult, lilconfig } from 'lilconfig'
import { BriefingError, exitCode } from '../exit-code.js'
import type { RuleSettings } from '../pipeline/check.js'
import type { Config } from './schema.js'

export interface ConfigOptions {
  /** The file, where one is named; else it is looked for here and in every folder above. */
  config?: string
  /** Whether a configuration may be a program. */
  jsConfig: boolean
}

export interface LoadedConfig {
  config: Config
  /** Absolute path; undefined where there is none. */
  file: string | undefined
}

/**
 * Finds and reads the house’s configuration; an empty one where there is none.
 *
 * @throws BriefingError (usage) where it cannot be read or says something unknown, with its place.
 */
export async function loadConfig({
  config: file,
  jsConfig: allowJs,
}: ConfigOptions): Promise<LoadedConfig> {
  const searcher = lilconfig('briefing', {
    searchPlaces: [
      'briefing.config.json',
      ...(allowJs ? ['briefing.config.js'] : []),
      'package.json',
    ],
    loaders: {
      '.json': (name, text) => parseJson(name, text),
      '.js': async (name) => {
        if (!allowJs) throw usage(`${name} is a program, and --no-js-config forbids those`)
        return (await import(pathToFileURL(name).href)).default
      },
    },
  })
  const found = await load(searcher, process.cwd(), file)
  if (!found || found.isEmpty) return { config: {}, file: undefined }
  // Loaded late: without a configuration there is nothing to check.
  const { explainConfig } = await import('./explain-config.js')
  const { configSchema } = await import('./schema.js')
  const parsed = configSchema.safeParse(found.config)
  if (parsed.success) return { config: parsed.data, file: found.filepath }
  const text = await readFile(found.filepath, 'utf8').catch(() => '')
  throw usage(explainConfig(shorten(found.filepath), text, found.config, parsed.error.issues))
}

/** The rules’ settings as the run has them: a release has nothing left to do, so its markers are errors. */
export function settleRules({ rules = {} }: Config, release: boolean): RuleSettings {
  const settings = rules as RuleSettings
  return release ? { ...settings, 'todo-marker': 'error' } : settings
}

async function load(
  searcher: ReturnType<typeof lilconfig>,
  folder: string,
  file: string | undefined,
): Promise<LilconfigResult> {
  try {
    return await (file === undefined ? searcher.search(folder) : searcher.load(path.resolve(file)))
  } catch (cause) {
    if (cause instanceof BriefingError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw usage(`Cannot read the configuration${file === undefined ? '' : ` ${file}`}: ${reason}`)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw usage(`${shorten(file)} is not JSON: ${reason}`)
  }
}

function shorten(file: string): string {
  const relative = path.relative('', file)
  return relative.startsWith('..') ? file : relative
}

function usage(message: string): BriefingError {
  return new BriefingError(message, exitCode.usage)
}
