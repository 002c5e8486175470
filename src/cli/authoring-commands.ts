import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { services } from '../authoring/plan-repository.js'
import * as shared from './options.js'

/** Tells the command line of the commands for authors; each is loaded when it is called. */
export function addAuthoringCommands(program: Command): void {
  addInit(program)
  addNew(program)
  addList(program)
  addNotes(program)
  addIocs(program)
  addCite(program)
  addFmt(program)
}

function addInit(program: Command): void {
  program
    .command('init')
    .description(
      'create what a repository of briefings needs, and a first briefing; never overwrites anything',
    )
    .addOption(
      new Option('--language <tag>', 'language of the first briefing, such as ja or en').argParser(
        shared.parseLanguage,
      ),
    )
    .addOption(new Option('--publisher <name>', 'publisher of the first briefing'))
    .addOption(new Option('--classification <text>', 'classification of the first briefing'))
    .addOption(
      new Option(
        '--ci <service>',
        'CI service to write a pipeline for; by default the one already in use',
      ).choices(services),
    )
    .action(async (options) => {
      const { initCommand } = await import('./init.js')
      process.exitCode = await initCommand(options)
    })
}

function addNew(program: Command): void {
  program
    .command('new')
    .description('create a briefing to fill in, or add a chapter to one; never overwrites anything')
    .argument(
      '[id]',
      'month as YYYY-MM, or another id; with --chapter, the briefing to add to (the latest by default)',
    )
    .addOption(
      ofBriefing(
        '--title <text>',
        'title; by default that of the latest briefing, with the new month',
      ),
    )
    .addOption(
      ofBriefing('--topic <text>', 'topic to create a chapter for; may be repeated').argParser(
        (value: string, before: string[] = []) => [...before, value],
      ),
    )
    .addOption(
      ofBriefing('--language <tag>', 'language, such as ja or en').argParser(shared.parseLanguage),
    )
    .addOption(ofBriefing('--layout <name>', 'monthly, commentary or a layout of your own'))
    .addOption(
      ofBriefing('--publisher <name>', 'publisher; by default that of the latest briefing'),
    )
    .addOption(
      ofBriefing(
        '--classification <text>',
        'classification; by default that of the latest briefing',
      ),
    )
    .addOption(from)
    .option('--chapter <title>', 'add a chapter with this title instead')
    .addOption(shared.briefings())
    .action(async (id, options) => {
      const { newCommand } = await import('./new.js')
      process.exitCode = await newCommand(id, options)
    })
}

/** An option about a whole briefing, so that there is nothing for it to mean where only a chapter is added. */
const ofBriefing = <Flags extends string>(flags: Flags, description: string) =>
  new Option(flags, description).conflicts('chapter')

const from = ofBriefing(
  '--from <file>',
  'a report in one Markdown file, to take over with its notes and pictures; each `#`, or each `##` below a single `#`, becomes a chapter of a monthly',
).conflicts('topic')

function addList(program: Command): void {
  program
    .command('list')
    .description(
      'list all briefings: their contents, the pages of the last build, what the checks find',
    )
    .addOption(shared.briefings())
    .addOption(shared.output())
    .option('--json', 'print JSON', false)
    .action(async (options) => {
      const { listCommand } = await import('./list.js')
      process.exitCode = await listCommand(options)
    })
}

function addNotes(program: Command): void {
  program
    .command('notes')
    .description('list the notes of a briefing, or how they changed since another version')
    .argument('[id]', 'id of a briefing, or path to its folder; the latest by default')
    .addOption(shared.briefings())
    .addOption(shared.output())
    .addOption(shared.listFormat())
    .addOption(
      new Option(
        '--sources',
        'list what the notes cite: sites, ages, archived copies, the share of each publisher',
      )
        .default(false)
        .conflicts('against'),
    )
    .option('--against <version>', 'compare with another version: a folder or a git revision')
    .action(async (id, options) => {
      const { notesCommand } = await import('./notes.js')
      process.exitCode = await notesCommand(id, options)
    })
}

function addIocs(program: Command): void {
  program
    .command('iocs')
    .description(
      'list the indicators of a briefing: in tables, in the text only, in earlier months',
    )
    .argument('[id]', 'id of a briefing, or path to its folder; the latest by default')
    .addOption(shared.briefings())
    .addOption(shared.listFormat())
    .option(
      '--tlp <level>',
      'leave out everything above this TLP level, such as green',
      shared.parseOneLevel,
    )
    .action(async (id, options) => {
      const { iocsCommand } = await import('./iocs.js')
      process.exitCode = await iocsCommand(id, options)
    })
}

function addCite(program: Command): void {
  program
    .command('cite')
    .description('print a footnote definition that cites a web page, or add it to a file')
    .argument('<url>', 'address of the page')
    .option('--label <label>', 'label of the note; derived from the site by default')
    .option('--insert <file>', 'append it to this file')
    .addOption(
      new Option('--language <tag>', 'language of the citation; that of the briefing by default')
        .argParser(shared.parseLanguage)
        .choices(['ja', 'en']),
    )
    .option('--archive <url>', 'address of an archived copy')
    .option('--accessed <date>', 'day the page was read, as YYYY-MM-DD', parseDay)
    .option('--title <text>', 'title of the page; together with --site, nothing is fetched')
    .option('--site <text>', 'name of the site')
    .option('--timeout <seconds>', 'how long to wait for the page', parseSeconds, 10)
    .addOption(shared.briefings())
    .action(async (url, options) => {
      const { citeCommand } = await import('./cite.js')
      process.exitCode = await citeCommand(url, options)
    })
}

function addFmt(program: Command): void {
  program
    .command('fmt')
    .description('format sources without changing their meaning')
    .argument('[name...]', 'ids of briefings, paths to their folders, or .md files; all by default')
    .addOption(shared.briefings())
    .option('--check', 'change nothing; list the files that would change and exit with 1', false)
    .action(async (names, options) => {
      const { fmtCommand } = await import('./fmt.js')
      process.exitCode = await fmtCommand(names, options)
    })
}

function parseDay(value: string): string {
  const date = new Date(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || !isSameDay(date, value)) {
    throw new InvalidArgumentError('Expected a calendar date as YYYY-MM-DD.')
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
