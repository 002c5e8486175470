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
  .action(async (ids: string[], options) => {
    const { buildCommand } = await import('./commands/build.js')
    process.exitCode = await buildCommand(ids, {
      ...options,
      templates: path.resolve(options.templates),
    })
  })

addAuthoringCommands(program)

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
