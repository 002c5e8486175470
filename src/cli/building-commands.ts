import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { Edition } from '../pipeline.js'
import * as shared from './options.js'

/** Adds `briefing build`, which is loaded when it is called. */
export function addBuild(program: Command): void {
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
    .addOption(shrinkSummary)
    .addOption(cache)
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

/** Every build does so now; scripts may still pass it. */
const shrinkSummary = new Option(
  '--shrink-summary',
  'set a summary smaller that is longer than its page',
).hideHelp()

const cache = new Option(
  '--cache <dir>',
  'folder that keeps finished builds, so that unchanged briefings are not built again (also BRIEFING_CACHE; in ~/.cache by default)',
)

const bothEditions: Edition[] = ['pdf', 'html']

function parseEditions(value: string): Edition[] {
  const editions = value.split(',').map((name): Edition => {
    const edition = name.trim()
    if (edition === 'pdf' || edition === 'html') return edition
    throw new InvalidArgumentError('Expected pdf, html or pdf,html.')
  })
  return [...new Set(editions)]
}

/** Adds `briefing preview`, which is loaded when it is called. */
export function addPreview(program: Command): void {
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
