import { type Command, Option } from 'commander'

/** Tells the command line of the commands for authors; each is loaded when it is called. */
export function addAuthoringCommands(program: Command): void {
  const briefings = () =>
    new Option('--briefings <dir>', 'folder of the briefings').default('briefings')

  const output = () => new Option('--output <dir>', 'folder of what was built').default('output')

  program
    .command('list')
    .description(
      'list all briefings: what they hold, the pages of the last build, what the checks find',
    )
    .addOption(briefings())
    .addOption(output())
    .option('--json', 'print JSON', false)
    .action(async (options) => {
      const { listCommand } = await import('../commands/list.js')
      process.exitCode = await listCommand(options)
    })

  program
    .command('notes')
    .description('list the notes of a briefing, or what became of them since another version')
    .argument('[id]', 'id of a briefing, or path of its folder; the latest where none is named')
    .addOption(briefings())
    .addOption(output())
    .addOption(
      new Option('--format <format>', 'how to print them')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .option('--against <version>', 'compare with another version: a folder, or a git revision')
    .action(async (id: string | undefined, options) => {
      const { notesCommand } = await import('../commands/notes.js')
      process.exitCode = await notesCommand(id, options)
    })

  program
    .command('fmt')
    .description('bring sources into their normal form, without a change of meaning')
    .argument(
      '[name...]',
      'ids of briefings, paths of their folders, or .md files; all where none is named',
    )
    .addOption(briefings())
    .option(
      '--check',
      'change nothing; exit with 1 and name the files that would be changed',
      false,
    )
    .action(async (names: string[], options) => {
      const { fmtCommand } = await import('../commands/fmt.js')
      process.exitCode = await fmtCommand(names, options)
    })
}
