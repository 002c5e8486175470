import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { type Format, formats } from '../lint/reporters/formats.js'
import type { Edition } from '../pipeline.js'
import * as shared from './options.js'

/**
 * Tells the command line of the commands that build, check and show; each is loaded when it is called.
 *
 * @param version of this package
 */
export function addBuildingCommands(program: Command, version: string): void {
  addBuild(program)
  addCheck(program, version)
  addPreview(program)
}

function addBuild(program: Command): void {
  program
    .command('build')
    .description('build the PDF and HTML editions of all briefings, or of the ones named')
    .argument('[id...]', 'ids of briefings, or paths to their folders')
    .addOption(shared.briefings())
    .addOption(shared.output('folder to write the editions to'))
    .addOption(shared.templates())
    .addOption(shared.theme())
    .option('--edition <list>', 'editions to build', parseEditions, bothEditions)
    .option(
      '--tlp <list>',
      'TLP levels to build separate editions for, such as green or clear,amber; without it, the whole briefing',
      shared.parseLevels,
    )
    .option(
      '--shard <i/n>',
      'build only this share of the briefings, such as 2/4, to divide the work among n machines',
      shared.parseShard,
    )
    .addOption(shared.browser())
    .addOption(shared.noSandbox())
    .addOption(
      // Every build does so now; scripts may still pass it.
      new Option(
        '--shrink-summary',
        'set a summary smaller that is longer than its page',
      ).hideHelp(),
    )
    .addOption(
      new Option(
        '--cache <dir>',
        'folder that keeps finished builds, so that unchanged briefings are not built again (also BRIEFING_CACHE; in ~/.cache by default)',
      ),
    )
    .option('--no-cache', 'build everything from scratch')
    .option('--misp', 'also write the indicators as a MISP event', false)
    .option('--no-verify', 'skip reading the finished PDF back')
    .addOption(shared.release())
    .addOption(shared.config())
    .addOption(shared.noJsConfig())
    .action(async (ids, options) => {
      const { buildCommand } = await import('./build.js')
      process.exitCode = await buildCommand(ids, options)
    })
}

const bothEditions: Edition[] = ['pdf', 'html']

function parseEditions(value: string): Edition[] {
  const editions = value.split(',').map((name): Edition => {
    const edition = name.trim()
    if (edition === 'pdf' || edition === 'html') return edition
    throw new InvalidArgumentError('Expected pdf, html or pdf,html.')
  })
  return [...new Set(editions)]
}

function addCheck(program: Command, version: string): void {
  program
    .command('check')
    .description('report what is wrong with the sources; needs neither a browser nor the network')
    .argument(
      '[path...]',
      'briefings (ids or folders), Markdown files, or folders of Markdown files; all briefings by default',
    )
    .addOption(shared.briefings())
    .addOption(new Option('--format <name>', 'how to report; text by default').choices(formats))
    .option(
      '--output-file <format=file>',
      'also write a report to this file; may be repeated',
      collectOutputs,
      [],
    )
    .option('--max-warnings <n>', 'fail if there are more warnings than this', parseCount)
    .option('--quiet', 'report errors only', false)
    .option('--strict', 'treat warnings as errors', false)
    .option('--fix', 'repair whatever can be repaired without changing the meaning', false)
    .option('--fix-dry-run', 'only show, as a diff, what --fix would do', false)
    .option('--links', 'check over the network that the sources cited in notes still exist', false)
    .option('--links-fail', 'like --links, but treat a source that is gone as an error', false)
    .addOption(shared.release())
    .option(
      '--pages',
      'also lay out the pages in a browser and prove the PDF; writes nothing',
      false,
    )
    .option(
      '--tlp <list>',
      'with --pages, look at the editions for these TLP levels instead of the whole briefing',
      shared.parseLevels,
    )
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

function collectOutputs(value: string, others: { format: Format; file: string }[]) {
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

function addPreview(program: Command): void {
  program
    .command('preview')
    .description('show a briefing while you write it: the HTML edition and the pages, side by side')
    .argument('[id]', 'id of a briefing, or path to its folder; the one saved last by default')
    .option(
      '--port <number>',
      'local port to serve the preview on; a free one by default',
      parsePort,
      0,
    )
    .option('--open', 'open the preview in your browser')
    .addOption(shared.briefings())
    .addOption(shared.templates())
    .addOption(shared.theme())
    .option(
      '--tlp <level>',
      'show the edition for this TLP level instead of the whole briefing',
      shared.parseOneLevel,
    )
    .option(
      '--editor <address>',
      'address that opens a finding in your editor, such as vscode://file/{file}:{line}:{column} (also BRIEFING_EDITOR)',
    )
    .addOption(shared.browser())
    .addOption(shared.noSandbox())
    .addOption(shared.config())
    .addOption(shared.noJsConfig())
    .action(async (id, options) => {
      const { previewCommand } = await import('./preview.js')
      process.exitCode = await previewCommand(id, options)
    })
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new InvalidArgumentError('Expected a port: a number from 0 (any free one) to 65535.')
  }
  return port
}
