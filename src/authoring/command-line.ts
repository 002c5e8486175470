import { type Command, Option } from 'commander'

/** Tells the command line of the commands for authors; each is loaded when it is called. */
export function addAuthoringCommands(program: Command): void {
  const briefings = () =>
    new Option('--briefings <dir>', 'folder of the briefings').default('briefings')

  const output = () => new Option('--output <dir>', 'folder of what was built').default('output')

  const about = (option: Option) => option.conflicts('chapter')

  program
    .command('new')
    .description('make a briefing to fill in, or a chapter of one; nothing is ever overwritten')
    .argument(
      '[id]',
      'the month, YYYY-MM, or another id; with --chapter a briefing, the latest by default',
    )
    .addOption(
      about(new Option('--title <text>', 'its title; by default the last one with the new month')),
    )
    .addOption(
      about(
        new Option(
          '--topic <text>',
          'a topic, which gets a chapter; say it again for more',
        ).argParser((value: string, before: string[] = []) => [...before, value]),
      ),
    )
    .addOption(about(new Option('--language <tag>', 'its language, such as ja or en')))
    .addOption(
      about(new Option('--layout <name>', 'its layout').choices(['monthly', 'commentary'])),
    )
    .addOption(about(new Option('--publisher <name>', 'by default as in the latest briefing')))
    .addOption(about(new Option('--classification <text>', 'by default as in the latest briefing')))
    .option('--chapter <title>', 'add a chapter of this title instead')
    .addOption(briefings())
    .action(async (id: string | undefined, options) => {
      const { newCommand } = await import('../commands/new.js')
      process.exitCode = await newCommand(id, options)
    })

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
