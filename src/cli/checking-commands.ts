import { Argument, type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { type Format, formats } from '../lint/reporters/formats.js'
import * as shared from './options.js'

/**
 * Adds `briefing check`, which is loaded when it is called.
 *
 * @param version of this package, which reports name
 */
export function addCheck(program: Command, version: string): void {
  program
    .command('check')
    .description('report what is wrong with the sources; needs neither a browser nor the network')
    .addArgument(paths)
    .addOption(shared.briefings())
    .addOption(new Option('--format <name>', 'how to report; text by default').choices(formats))
    .addOption(outputFile)
    .option('--max-warnings <n>', 'fail if there are more warnings than this', parseCount)
    .option('--quiet', 'report errors only', false)
    .option('--strict', 'treat warnings as errors', false)
    .option('--fix', 'repair whatever can be repaired without changing the meaning', false)
    .option('--fix-dry-run', 'only show, as a diff, what --fix would do', false)
    .option('--links', 'check over the network that the sources cited in notes still exist', false)
    .option('--links-fail', 'like --links, but treat a source that is gone as an error', false)
    .addOption(shared.release())
    .addOption(pages)
    .addOption(levels)
    .addOption(shared.browser('browser to use for --pages'))
    .addOption(shared.noSandbox())
    .addOption(shared.config())
    .addOption(shared.noJsConfig())
    .option('--color', 'use colours even if the output is not a terminal (also FORCE_COLOR)')
    .option('--no-color', 'use no colours (also NO_COLOR)')
    .action(async (paths, options, command) => {
      if (options.tlp && !options.pages)
        command.error('error: --tlp is about pages: use it together with --pages')
      const { checkCommand } = await import('./check.js')
      process.exitCode = await checkCommand(paths, {
        ...options,
        version,
        links: options.links || options.linksFail,
        colour: wantsColour(options),
      })
    })
}

const paths = new Argument(
  '[path...]',
  'briefings (ids or folders), Markdown files, or folders of Markdown files; all briefings by default',
)

const pages = new Option(
  '--pages',
  'also lay out the pages in a browser and prove the PDF; writes nothing',
).default(false)

const levels = new Option(
  '--tlp <list>',
  'with --pages, look at the editions for these TLP levels instead of the whole briefing',
).argParser(shared.parseLevels)

const outputFile = new Option(
  '--output-file <format=file>',
  'also write a report to this file; may be repeated',
)
  .argParser(collectOutputs)
  .default<Report[]>([])

/** A report that is written besides what the terminal shows. */
interface Report {
  format: Format
  file: string
}

function collectOutputs(value: string, others: Report[]): Report[] {
  const [, name, file] = /^([a-z]+)=(.+)$/.exec(value) ?? []
  const format = formats.find((known) => known === name)
  if (!format || !file) {
    throw new InvalidArgumentError(`Expected format=file, with a format of ${formats.join(', ')}.`)
  }
  return [...others, { format, file }]
}

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a number.')
  return Number(value)
}

/** An option overrides the environment, and that overrides what the terminal is: https://no-color.org */
function wantsColour({ color }: { color?: boolean }): boolean {
  if (color !== undefined) return color
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env
  if (no) return false
  if (force) return force !== '0' && force !== 'false'
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

/** Adds `briefing explain`, which is loaded when it is called. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('explain a message by the id after it; without an id, list all')
    .argument('[id]', 'what stands after a message, in brackets')
    .action(async (id) => {
      const { explainCommand } = await import('./explain.js')
      process.exitCode = await explainCommand(id)
    })
}

/** Adds `briefing verify`, which is loaded when it is called. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('read a finished PDF back and prove it against the note model built with it')
    .argument('<file>', 'the PDF')
    .option('--model <file>', 'its note model; by default the .json file beside it')
    .option(
      '--verapdf <path>',
      'path to veraPDF, to validate it against PDF/UA-1 and PDF/A-3a as well (also BRIEFING_VERAPDF)',
    )
    .action(async (file, options) => {
      const { verifyCommand } = await import('./verify.js')
      process.exitCode = await verifyCommand(file, options)
    })
}
