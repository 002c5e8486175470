#!/usr/bin/env node
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError, Option } from 'commander'
import { addAuthoringCommands } from './authoring/command-line.js'
import { BriefingError, exitCode } from './exit-code.js'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
const own = (folder: string) => fileURLToPath(new URL(`../${folder}`, import.meta.url))

const program = new Command('briefing')
  .description(
    'Monthly threat briefings from Markdown: a PDF with notes at the foot of the page, and an HTML edition.',
  )
  .version(version)
  .showHelpAfterError('(add --help for what can be said)')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? exitCode.clean : exitCode.usage)
  })

program
  .command('build')
  .description('build the PDF and HTML editions of all briefings, or of those named')
  .argument('[id...]', 'ids of briefings, or paths of their folders')
  .option('--briefings <dir>', 'folder of the briefings', 'briefings')
  .option('--output <dir>', 'folder for what is built', 'output')
  .addOption(
    new Option('--templates <dir>', 'folder of the templates').default(
      own('templates'),
      'the ones that come with briefing',
    ),
  )
  .option('--edition <list>', 'editions to build', parseEditions, ['pdf', 'html'])
  .option('--browser <path>', 'the browser that prints (also BRIEFING_BROWSER)')
  .option('--no-sandbox', 'run the browser without its sandbox, where the machine forbids one')
  .option(
    '--shrink-summary',
    'set a summary that is longer than its page smaller, down to 88 %',
    false,
  )
  .option('--no-verify', 'do not read the finished PDF back')
  .action(async (ids: string[], options) => {
    const { buildCommand } = await import('./commands/build.js')
    process.exitCode = await buildCommand(ids, {
      ...options,
      templates: path.resolve(options.templates),
    })
  })

program
  .command('preview')
  .description('show a briefing while it is written: the HTML edition and the pages, side by side')
  .argument('[id]', 'id of a briefing, or path of its folder; else the one saved last')
  .option('--port <number>', 'port of this machine to serve it on; else a free one', parsePort, 0)
  .option('--open', 'open it in the browser')
  .option('--briefings <dir>', 'folder of the briefings', 'briefings')
  .addOption(
    new Option('--templates <dir>', 'folder of the templates').default(
      own('templates'),
      'the ones that come with briefing',
    ),
  )
  .option(
    '--editor <address>',
    'what a finding opens, such as vscode://file/{file}:{line}:{column} (also BRIEFING_EDITOR)',
  )
  .option('--browser <path>', 'the browser that prints (also BRIEFING_BROWSER)')
  .option('--no-sandbox', 'run the browser without its sandbox, where the machine forbids one')
  .action(async (id: string | undefined, options) => {
    const { previewCommand } = await import('./commands/preview.js')
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

addAuthoringCommands(program)

program
  .command('verify')
  .description(
    'read a finished PDF back and prove it against the note model that was built with it',
  )
  .argument('<file>', 'the PDF')
  .option('--model <file>', 'its note model; else the .json beside it')
  .action(async (file: string, options) => {
    const { verifyCommand } = await import('./commands/verify.js')
    process.exitCode = await verifyCommand(file, options)
  })

function parseEditions(value: string): string[] {
  const editions = value.split(',').map((edition) => edition.trim())
  if (editions.some((edition) => edition !== 'pdf' && edition !== 'html')) {
    throw new InvalidArgumentError('Expected pdf, html or pdf,html.')
  }
  return [...new Set(editions)]
}

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof BriefingError ? `briefing: ${error.message}` : error)
  process.exitCode = error instanceof BriefingError ? error.code : exitCode.renderingFailed
}
