import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type LilconfigResult, lilconfig } from 'lilconfig'
import { BriefingError, exitCode } from '../exit-code.js'
import type { Config } from './schema.js'

export interface ConfigOptions {
  /** Where the search begins; it goes up to the root. */
  folder: string
  /** The file, where one is named. */
  file?: string
  /** Whether a configuration may be a program. */
  allowJs: boolean
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
export async function loadConfig({ folder, file, allowJs }: ConfigOptions): Promise<LoadedConfig> {
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
  const found = await load(searcher, folder, file)
  if (!found || found.isEmpty) return { config: {}, file: undefined }
  // Loaded late: without a configuration there is nothing to check.
  const { explainConfig } = await import('./explain-config.js')
  const { configSchema } = await import('./schema.js')
  const parsed = configSchema.safeParse(found.config)
  if (parsed.success) return { config: parsed.data, file: found.filepath }
  const text = await readFile(found.filepath, 'utf8').catch(() => '')
  throw usage(explainConfig(shorten(found.filepath), text, found.config, parsed.error.issues))
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
