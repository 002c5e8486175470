import { createRequire } from 'node:module'
import { Command, CommanderError, Help } from '@commander-js/extra-typings'
import { nameCommand } from '../command-name.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import { addAuthoringCommands } from './authoring-commands.js'
import { addBuild, addPreview } from './building-commands.js'
import { addCheck, addExplain, addVerify } from './checking-commands.js'

/**
 * Runs what a command line asks for; the exit code of the process says how it ended.
 *
 * @param words after the name of the program
 */
export async function runProgram(words: readonly string[]): Promise<void> {
  // Until a command says how it ended: if all that it waits for were gone, Node would exit as if all were well.
  process.exitCode = exitCode.renderingFailed
  try {
    await createProgram().parseAsync(words, { from: 'user' })
  } catch (error) {
    process.exitCode = report(error)
  }
}

function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    const hint = error.code === 'commander.unknownCommand' && hintAt(error.message)
    if (hint) console.error(`(${nameCommand(hint)} does that)`)
    return error.exitCode === 0 ? exitCode.clean : exitCode.usage
  }
  console.error(error instanceof BriefingError ? `briefing: ${error.message}` : error)
  return error instanceof BriefingError ? error.code : exitCode.renderingFailed
}

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

/** The command line with all its commands; each says how it ended by the exit code of the process. */
function createProgram(): Command {
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
    .exitOverride()
  addBuild(program)
  addCheck(program, version)
  addPreview(program)
  addExplain(program)
  addAuthoringCommands(program)
  addVerify(program)
  // npx takes an option that follows the program's name for its own; `help` is a command.
  return program.showHelpAfterError(`(${nameCommand('help')} lists the commands)`)
}
