import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { listFormats } from '../authoring/print-list.js'
import { isLanguageTag } from '../source/language.js'
import { type Level, levels, parseLooseLevel } from '../source/tlp/level.js'
import { readShard, type Shard } from './shard.js'

/** Options that mean the same in every command. */
export const briefings = () =>
  new Option('--briefings <dir>', 'folder of the briefings').default('briefings')

export const output = (what = 'folder of the finished editions') =>
  new Option('--output <dir>', what).default('output')

export const templates = () =>
  new Option(
    '--templates <dir>',
    'folder of the templates (default: that of the configuration, or those included in this package)',
  )

export const theme = () =>
  new Option('--theme <dir>', 'folder of a theme, or the name of an included one')

export const browser = (what = 'browser to print with') =>
  new Option('--browser <path>', `${what} (also BRIEFING_BROWSER)`)

export const noSandbox = () =>
  new Option(
    '--no-sandbox',
    'run the browser without its sandbox, on machines that do not allow one',
  )

export const listFormat = () =>
  new Option('--format <format>', 'output format').choices(listFormats).default('table' as const)

export const release = () =>
  new Option(
    '--release',
    'for the edition to be issued: unfinished work (TODO, pictures without alternative text) is an error',
  ).default(false)

export const config = () =>
  new Option(
    '--config <file>',
    'configuration file; briefing.config.{json,js} or package.json by default',
  )

export const noJsConfig = () =>
  new Option('--no-js-config', 'do not run a configuration written in JavaScript')

/** `green`, `TLP:GREEN` */
export function parseOneLevel(value: string): Level {
  const known = parseLooseLevel(value)
  if (known) return known
  throw new InvalidArgumentError(`Expected TLP levels: ${levels.join(', ')}.`)
}

/** `ja`, `en-GB` */
export function parseLanguage(value: string): string {
  if (isLanguageTag(value)) return value
  throw new InvalidArgumentError('Expected a language tag such as ja or en.')
}

/**
 * `clear,amber`, each level once.
 *
 * @throws InvalidArgumentError for what is no level.
 */
export function parseLevels(value: string): Level[] {
  return [...new Set(value.split(',').map(parseOneLevel))]
}

/** `2/4` */
export function parseShard(value: string): Shard {
  const shard = readShard(value)
  if (shard) return shard
  throw new InvalidArgumentError('Expected a shard such as 2/4.')
}
