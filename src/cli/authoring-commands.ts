import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { services } from '../authoring/init/plan-repository.js'
import { briefings, output, readLevelOption } from './options.js'

/** Tells the command line of the commands for authors; each is loaded when it is called. */
export function addAuthoringCommands(program: Command): void {
  program
    .command('init')
    .description(
      'make what a repository of briefings needs, and a first briefing; nothing is ever overwritten',
    )
    .addOption(new Option('--language <tag>', 'of the first briefing, such as ja or en'))
    .addOption(new Option('--publisher <name>', 'of the first briefing'))
    .addOption(new Option('--classification <text>', 'of the first briefing'))
    .addOption(
      new Option('--ci <service>', 'whose pipeline runs it; by default what is there').choices(
        services,
      ),
    )
    .action(async (options) => {
      const { initCommand } = await import('./init.js')
      process.exitCode = await initCommand(options)
    })

  program
    .command('new')
    .description('make a briefing to fill in, or a chapter of one; nothing is ever overwritten')
    .argument(
      '[id]',
      'the month, YYYY-MM, or another id; with --chapter a briefing, the latest by default',
    )
    .addOption(
      new Option(
        '--title <text>',
        'its title; by default the last one with the new month',
      ).conflicts('chapter'),
    )
    .addOption(
      new Option('--topic <text>', 'a topic, which gets a chapter; say it again for more')
        .argParser((value: string, before: string[] = []) => [...before, value])
        .conflicts('chapter'),
    )
    .addOption(
      new Option('--language <tag>', 'its language, such as ja or en').conflicts('chapter'),
    )
    .addOption(
      new Option('--layout <name>', 'monthly, commentary, or a layout of your own').conflicts(
        'chapter',
      ),
    )
    .addOption(
      new Option('--publisher <name>', 'by default as in the latest briefing').conflicts('chapter'),
    )
    .addOption(
      new Option('--classification <text>', 'by default as in the latest briefing').conflicts(
        'chapter',
      ),
    )
    .option('--chapter <title>', 'add a chapter of this title instead')
    .addOption(briefings())
    .action(async (id, options) => {
      const { newCommand } = await import('./new.js')
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
      const { listCommand } = await import('./list.js')
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
    .addOption(
      new Option(
        '--sources',
        'list what the notes cite: sites, age, copies in archives, the share of each publisher',
      )
        .default(false)
        .conflicts('against'),
    )
    .option('--against <version>', 'compare with another version: a folder, or a git revision')
    .action(async (id, options) => {
      const { notesCommand } = await import('./notes.js')
      process.exitCode = await notesCommand(id, options)
    })

  program
    .command('iocs')
    .description(
      'list the indicators of a briefing: in tables, in the text, in no table, in earlier months',
    )
    .argument('[id]', 'id of a briefing, or path of its folder; the latest where none is named')
    .addOption(briefings())
    .addOption(
      new Option('--format <format>', 'how to print them')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .option('--tlp <level>', 'leave out what is above this level, such as green', readLevelOption)
    .action(async (id, options) => {
      const { iocsCommand } = await import('./iocs.js')
      process.exitCode = await iocsCommand(id, options)
    })

  program
    .command('cite')
    .description('print the definition of a note for a web page, or add it to a file')
    .argument('<url>', 'address of the page')
    .option('--label <label>', 'the label of the note; by default after the site')
    .option('--insert <file>', 'add it at the end of this file')
    .addOption(
      new Option(
        '--language <tag>',
        'form of the note; by default the language of the briefing',
      ).choices(['ja', 'en']),
    )
    .option('--archive <url>', 'address of an archived copy')
    .option('--accessed <date>', 'day on which the page was read, YYYY-MM-DD', parseDay)
    .option('--title <text>', 'title of the page; with --site the network is not asked')
    .option('--site <text>', 'name of the site')
    .option('--timeout <seconds>', 'how long the page may take', parseSeconds, 10)
    .addOption(briefings())
    .action(async (url, options) => {
      const { citeCommand } = await import('./cite.js')
      process.exitCode = await citeCommand(url, options)
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
    .action(async (names, options) => {
      const { fmtCommand } = await import('./fmt.js')
      process.exitCode = await fmtCommand(names, options)
    })
}

function parseDay(value: string): string {
  const date = new Date(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || !isSameDay(date, value)) {
    throw new InvalidArgumentError('Expected a day of the calendar, as YYYY-MM-DD.')
  }
  return value
}

function isSameDay(date: Date, day: string): boolean {
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

function parseSeconds(value: string): number {
  const seconds = Number(value)
  if (!(seconds > 0 && seconds <= 600)) {
    throw new InvalidArgumentError('Expected a number of seconds, up to 600.')
  }
  return seconds
}
