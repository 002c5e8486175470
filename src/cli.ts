#!/usr/bin/env node
import { createRequire } from 'node:module'
import path from 'node:path'
import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { addAuthoringCommands } from './cli/authoring-commands.js'
import * as shared from './cli/options.js'
import { BriefingError, exitCode } from './exit-code.js'
import { type Format, formats } from './lint/reporters/formats.js'
import { packageFolder } from './package-folder.js'
import type { Edition } from './pipeline.js'

const { version } = createRequire(packageFolder)('./package.json') as { version: string }

const program = new Command('briefing')
  .description(
    'Monthly threat briefings from Markdown: a PDF with notes at the foot of the page, and an HTML edition.',
  )
  .version(version)
  .showHelpAfterError('(--help lists the options)')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? exitCode.clean : exitCode.usage)
  })

program
  .command('build')
  .description('build the PDF and HTML editions of all briefings, or of those named')
  .argument('[id...]', 'ids of briefings, or paths of their folders')
  .addOption(shared.briefings())
  .addOption(shared.output('folder for what is built'))
  .addOption(shared.templates())
  .addOption(shared.theme())
  .option('--edition <list>', 'editions to build', parseEditions, ['pdf', 'html'] as Edition[])
  .option(
    '--tlp <list>',
    'levels whose readers get editions of their own, such as green or clear,amber; else the whole',
    shared.parseLevels,
  )
  .option(
    '--shard <i/n>',
    'build this part of the briefings, such as 2/4; n machines that take one each build all',
    shared.parseShard,
  )
  .addOption(shared.browser())
  .addOption(shared.noSandbox())
  .addOption(
    // Every build does so by now; scripts may still name it.
    new Option('--shrink-summary', 'set a summary smaller that is longer than its page').hideHelp(),
  )
  .addOption(
    new Option(
      '--cache <dir>',
      'folder that keeps what was built and proved, so that what has not changed is not made again (also BRIEFING_CACHE; else in ~/.cache)',
    ),
  )
  .option('--no-cache', 'make everything anew')
  .option('--misp', 'write the indicators as an event of MISP as well', false)
  .option('--no-verify', 'do not read the finished PDF back')
  .addOption(shared.release())
  .addOption(shared.config())
  .addOption(shared.noJsConfig())
  .action(async (ids, options) => {
    const { buildCommand } = await import('./cli/build.js')
    process.exitCode = await buildCommand(ids, {
      ...options,
      templates: path.resolve(options.templates),
    })
  })

program
  .command('check')
  .description('say what is wrong with the sources; needs no browser and no network')
  .argument(
    '[path...]',
    'ids or folders of briefings, Markdown files, folders of those; else all briefings',
  )
  .addOption(shared.briefings())
  .addOption(new Option('--format <name>', 'how to report; text by default').choices(formats))
  .option(
    '--output-file <format=file>',
    'write a report into a file as well; may be repeated',
    addOutput,
    [],
  )
  .option('--max-warnings <n>', 'more warnings than this are a failure', parseCount)
  .option('--quiet', 'report errors only', false)
  .option('--strict', 'warnings are errors', false)
  .option('--fix', 'repair what can be repaired without a change of meaning', false)
  .option('--fix-dry-run', 'show as a diff what --fix would do, and nothing else', false)
  .option('--links', 'ask the network whether the sources of notes are still there', false)
  .option('--links-fail', 'as --links, and a source that is gone is an error', false)
  .addOption(shared.release())
  .option('--pages', 'set the pages in a browser as well, and prove the PDF; writes nothing', false)
  .addOption(shared.browser('the browser for --pages'))
  .addOption(shared.noSandbox())
  .addOption(shared.config())
  .addOption(shared.noJsConfig())
  .option('--color', 'colours, even where the output is not a terminal (also FORCE_COLOR)')
  .option('--no-color', 'no colours (also NO_COLOR)')
  .action(async (paths, options) => {
    const { checkCommand } = await import('./cli/check.js')
    process.exitCode = await checkCommand(paths, {
      ...options,
      version,
      links: options.links || options.linksFail,
      colour: wantsColour(options),
    })
  })

function addOutput(value: string, others: { format: Format; file: string }[]) {
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

/** What is said here goes before the environment, and that before the terminal: https://no-color.org */
function wantsColour({ color }: { color?: boolean }): boolean {
  if (color !== undefined) return color
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env
  if (no) return false
  if (force) return force !== '0' && force !== 'false'
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

program
  .command('preview')
  .description('show a briefing while it is written: the HTML edition and the pages, side by side')
  .argument('[id]', 'id of a briefing, or path of its folder; else the one saved last')
  .option('--port <number>', 'port of this machine to serve it on; else a free one', parsePort, 0)
  .option('--open', 'open it in the browser')
  .addOption(shared.briefings())
  .addOption(shared.templates())
  .addOption(shared.theme())
  .option(
    '--editor <address>',
    'what a finding opens, such as vscode://file/{file}:{line}:{column} (also BRIEFING_EDITOR)',
  )
  .addOption(shared.browser())
  .addOption(shared.noSandbox())
  .addOption(shared.config())
  .addOption(shared.noJsConfig())
  .action(async (id, options) => {
    const { previewCommand } = await import('./cli/preview.js')
    process.exitCode = await previewCommand(id, {
      ...options,
      templates: path.resolve(options.templates),
    })
  })

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new InvalidArgumentError('Expected a port: a number from 0 (any free one) to 65535.')
  }
  return port
}

program
  .command('explain')
  .description('say what a rule is for, with examples; without a name, list all rules')
  .argument('[rule]', 'name of a rule, as it stands behind a message')
  .action(async (rule) => {
    const { explainCommand } = await import('./cli/explain.js')
    process.exitCode = await explainCommand(rule)
  })

addAuthoringCommands(program)

program
  .command('verify')
  .description(
    'read a finished PDF back and prove it against the note model that was built with it',
  )
  .argument('<file>', 'the PDF')
  .option('--model <file>', 'its note model; else the .json beside it')
  .option(
    '--verapdf <path>',
    'let this program, veraPDF, judge it by PDF/UA-1 and PDF/A-3a as well (also BRIEFING_VERAPDF)',
  )
  .action(async (file, options) => {
    const { verifyCommand } = await import('./cli/verify.js')
    process.exitCode = await verifyCommand(file, options)
  })

function parseEditions(value: string): Edition[] {
  const editions = value.split(',').map((name): Edition => {
    const edition = name.trim()
    if (edition === 'pdf' || edition === 'html') return edition
    throw new InvalidArgumentError('Expected pdf, html or pdf,html.')
  })
  return [...new Set(editions)]
}

// A reader such as `head` may close the pipe early. That is no fault, and the exit code stands.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof BriefingError ? `briefing: ${error.message}` : error)
  process.exitCode = error instanceof BriefingError ? error.code : exitCode.renderingFailed
}
