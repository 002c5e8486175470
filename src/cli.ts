#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, Help } from '@commander-js/extra-typings'
import { addAuthoringCommands } from './cli/authoring-commands.js'
import { addBuildingCommands } from './cli/building-commands.js'
import { nameCommand } from './command-name.js'
import { BriefingError, exitCode } from './exit-code.js'
import { packageFolder } from './package-folder.js'

const { version } = createRequire(packageFolder)('./package.json') as { version: string }

const program = new Command('briefing')
  .description(
    'Builds threat briefings from Markdown: a PDF with footnotes on the page that calls them, and an HTML edition.',
  )
  .version(version)
  .configureHelp({
    // That a switch is off unless it is given goes without saying.
    optionDescription: (option) =>
      new Help().optionDescription(option).replace(' (default: false)', ''),
  })
  .showHelpAfterError('(--help lists the options)')
  .exitOverride((error) => {
    const hint = error.code === 'commander.unknownCommand' && hintAt(error.message)
    if (hint) console.error(`(${nameCommand(hint)} does that)`)
    process.exit(error.exitCode === 0 ? exitCode.clean : exitCode.usage)
  })

/** What other programs call what these commands do. */
function hintAt(message: string): string | undefined {
  const [, word = ''] = /unknown command '([^']*)'/.exec(message) ?? []
  const hints: readonly [names: string, command: string][] = [
    ['diff compare changes', 'notes --against HEAD~1'],
    ['lint validate test', 'check'],
    ['serve watch dev live', 'preview'],
    ['pdf html render make compile export', 'build'],
    ['format tidy', 'fmt'],
    ['create add', 'new'],
  ]
  return hints.find(([names]) => names.split(' ').includes(word))?.[1]
}

addBuildingCommands(program, version)

program
  .command('explain')
  .description('explain a message by the id behind it; without an id, list all')
  .argument('[id]', 'what stands behind a message, in brackets')
  .action(async (id) => {
    const { explainCommand } = await import('./cli/explain.js')
    process.exitCode = await explainCommand(id)
  })

addAuthoringCommands(program)

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
    const { verifyCommand } = await import('./cli/verify.js')
    process.exitCode = await verifyCommand(file, options)
  })

// npx takes an option that follows the program's name for its own; `help` is a command.
program.showHelpAfterError(`(${nameCommand('help')} lists the commands)`)

// A reader such as `head` may close the pipe early. That is no fault, and the exit code stands.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

// Until a command says how it ended: if all that it waits for were gone, Node would exit as if all were well.
process.exitCode = exitCode.renderingFailed
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof BriefingError ? `briefing: ${error.message}` : error)
  process.exitCode = error instanceof BriefingError ? error.code : exitCode.renderingFailed
})
