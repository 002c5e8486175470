import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Root } from 'mdast'
import { VFile } from 'vfile'
import {
  type KnownBriefing,
  latestOf,
  listKnownBriefings,
  readKnownBriefing,
} from '../authoring/known-briefings.js'
import { toLine } from '../authoring/markdown-text.js'
import { type Asker, findAsker } from '../authoring/new/ask.js'
import { readBriefingId } from '../authoring/new/briefing-id.js'
import { composeBriefing, composeNextChapter, composeReport } from '../authoring/new/compose.js'
import { addFiles, createFolder, exists, refuseFolder } from '../authoring/new/create-files.js'
import { makeNotes, writeBoxes, writeTables } from '../authoring/new/make-notes.js'
import { type Answers, type BriefingPlan, planBriefing } from '../authoring/new/plan-briefing.js'
import { refuseOtherFormats } from '../authoring/new/refuse-other-formats.js'
import {
  fieldsOf,
  listOtherFields,
  type OtherFields,
  readFacts,
} from '../authoring/new/report-facts.js'
import { type Readers, readReaders } from '../authoring/new/report-readers.js'
import { takePictures } from '../authoring/new/take-pictures.js'
import { splitToml } from '../authoring/new/toml-matter.js'
import { chapterId } from '../briefing/reference-target.js'
import { nameCommand } from '../command-name.js'
import { allow, readEpoch } from '../environment.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { dropTypedNumbers } from '../lint/by-hand/typed-numbers.js'
import { maximumPictureBytes } from '../pictures/read-pictures.js'
import { inspect } from '../pipeline/inspect.js'
import { findBriefings } from '../source/find-briefings.js'
import { addMonths } from '../source/month.js'
import { tryToParse } from '../source/parse.js'
import { readBriefing } from '../source/read.js'
import { readSourceText } from '../source/source-text.js'

/** The options of `briefing new`. */
export interface NewOptions extends Answers {
  briefings: string
  chapter?: string
  /** A report in one file, to take over. */
  from?: string
}

/** `briefing new`: makes a briefing, or with `chapter` one more chapter; never overwrites anything. */
export async function newCommand(id: string | undefined, options: NewOptions): Promise<ExitCode> {
  if (options.chapter !== undefined) return newChapter(id, options.chapter, options.briefings)
  const asker = await findAsker()
  const { known, broken } = await listKnownBriefings(options.briefings)
  for (const folder of broken) {
    console.error(`Nothing is carried over from ${folder}: its front matter has errors.`)
  }
  const next = nextMonth(known)
  const read = readBriefingId(id ?? (await askForId(asker, next)))
  const folder = path.join(options.briefings, read.id)
  if (await exists(folder)) throw refuseFolder(folder)
  const report = options.from === undefined ? undefined : await readReport(options.from)
  const answers = report
    ? { ...report.facts, ...settleReaders(report.readers, options), ...options, topic: [] }
    : options
  const plan = await planBriefing(read, answers, known, asker, today())
  const files = report
    ? [...(await composeReport(plan.frontMatter, report)), ...report.pictures]
    : await composeBriefing(plan.frontMatter, plan.topics)
  await createFolder(folder, files)
  reportPlan(read.id, plan, {
    next,
    isAsked: asker !== undefined,
    isLanguageSaid: report !== undefined || options.language !== undefined,
  })
  if (report) reportLeftOut(report.others)
  await reportNext(folder, files)
  return exitCode.clean
}

/** The month after the latest briefing, as `YYYY-MM`; undefined where no briefing has one. */
function nextMonth(known: readonly KnownBriefing[]): string | undefined {
  const last = latestOf(known)?.frontMatter.period
  return last && addMonths(last, 1)
}

/** @throws BriefingError (usage) where there is nobody to ask */
async function askForId(asker: Asker | undefined, next: string | undefined): Promise<string> {
  const name = await asker?.text('Month (YYYY-MM), or an id', next)
  if (name !== undefined) return name
  throw new BriefingError(`Name the briefing, such as \`${nameNew(next)}\``, exitCode.usage)
}

interface Asked {
  next: string | undefined
  isAsked: boolean
  isLanguageSaid: boolean
}

/** Says where the plan comes from, and what was decided because there was nobody to ask. */
function reportPlan(
  id: string,
  { frontMatter: { layout, language }, from, isOdd }: BriefingPlan,
  { next, isAsked, isLanguageSaid }: Asked,
): void {
  if (isOdd && !isAsked)
    console.error(
      `\`${id}\` names no month, so it is a ${layout}; a month is made by \`${nameNew(next)}\``,
    )
  if (from) console.error(`Carried over from ${from.id}; check what it says in briefing.md`)
  else if (!isAsked && !isLanguageSaid) {
    console.error(
      `Nothing said its language, so it is \`${language}\`; \`--language\` names another`,
    )
  }
}

/** How a monthly is made, as messages name the command. */
function nameNew(month = '2024-04'): string {
  return nameCommand(`new ${month}`)
}

/**
 * Reads a report in one file, with the pictures beside it.
 *
 * @throws BriefingError if it is no Markdown, cannot be read, or is too complex to be parsed.
 */
async function readReport(file: string) {
  refuseOtherFormats(file)
  const source = await readSourceText(file)
  const report = splitToml(source.text)
  const { text, files: pictures } = await takePictures(
    report.text,
    path.dirname(file),
    allow(maximumPictureBytes),
  )
  const tree = await parseReport(file, text)
  const facts = readFacts(text, tree, report.fields)
  const noted = makeNotes(writeBoxes(writeTables(text)))
  return {
    text: noted,
    tree: await parseReport(file, noted),
    pictures,
    facts,
    readers: readReaders(fieldsOf(tree, report.fields), tree),
    others: listOtherFields(tree, report.fields),
  }
}

/**
 * Gives a briefing the readers of the report that it takes over, unless the command line names others: one that is
 * marked TLP:RED must not get the usual mark of the house.
 *
 * @throws BriefingError (findings) if nobody can tell who may read the report
 */
function settleReaders(
  readers: Readers,
  { classification: asked }: NewOptions,
): Pick<Answers, 'classification'> {
  if (asked !== undefined) {
    const own = 'doubt' in readers ? undefined : readers.classification
    if (own !== undefined && own !== asked)
      console.error(`The report says \`${own}\`; its briefing says \`${asked}\`, as you asked`)
    return {}
  }
  if ('doubt' in readers)
    throw new BriefingError(
      `Nobody can tell who may read the report: ${readers.doubt} Correct it, or say --classification TLP:AMBER; nothing was written`,
      exitCode.findings,
    )
  return readers.classification === undefined ? {} : { classification: readers.classification }
}

/** Whoever takes over a report must know what of it was left where it was. */
function reportLeftOut({ names, withIndicators }: OtherFields): void {
  if (names.length === 0) return
  const quote = (all: readonly string[]) => all.map((name) => `\`${toLine(name)}\``).join(', ')
  console.error(
    `Not taken over from its front matter: ${quote(names)}${
      withIndicators.length > 0
        ? `. There are indicators in ${quote(withIndicators)}: put them into a table`
        : ''
    }`,
  )
}

async function parseReport(file: string, text: string): Promise<Root> {
  const [tree] = await tryToParse([new VFile({ path: file, value: text })])
  if (tree && !('reason' in tree)) return tree
  throw new BriefingError(`${file} was not taken over: ${tree?.reason}`, exitCode.findings)
}

async function newChapter(
  id: string | undefined,
  title: string,
  briefings: string,
): Promise<ExitCode> {
  if (toLine(title) === '') {
    throw new BriefingError(
      'The title of the chapter is empty: say --chapter "title"',
      exitCode.usage,
    )
  }
  const [found] = await findBriefings(briefings, id === undefined ? [] : [id])
  const latest =
    id === undefined ? latestOf((await listKnownBriefings(briefings)).known) : undefined
  const folder = latest?.folder ?? found
  const briefing = folder === undefined ? undefined : await readKnownBriefing(folder)
  if (folder === undefined || !briefing) {
    throw new BriefingError(
      `The front matter of ${folder} has errors, so its language is not known; run \`${nameCommand('check')}\` first.`,
      exitCode.findings,
    )
  }
  const names = await readdir(folder)
  const taken = await listIds(folder)
  const [plain = title] = dropTypedNumbers([toLine(title)], countChapters(names) + 1)
  const files = await composeNextChapter(plain, briefing.frontMatter, names, taken)
  await addFiles(folder, files)
  await reportNext(folder, files)
  return exitCode.clean
}

function countChapters(names: readonly string[]): number {
  return names.filter((name) => /^[^._].*\.md$/.test(name) && name !== 'briefing.md').length
}

/** What a chapter must not be called: the chapters, figures and tables that are there, and their pictures. */
async function listIds(folder: string): Promise<Set<string>> {
  const { files } = await readBriefing(folder)
  const pictures = await readdir(path.join(folder, 'figures')).catch((): string[] => [])
  return new Set([
    ...files.map(({ path: file }) => chapterId(file)),
    ...files.flatMap((file) =>
      [...String(file).matchAll(/\{[^}\n]*#([^\s.}]+)/g)].map(([, name = '']) => name),
    ),
    ...pictures.map((name) => path.parse(name).name),
  ])
}

/** Names what was made on stdout, and what is to be done with it on stderr. */
async function reportNext(folder: string, files: readonly { name: string }[]): Promise<void> {
  for (const { name } of files) console.log(path.join(folder, name))
  const { parsed } = await inspect(folder)
  const left = parsed
    .flatMap(({ file }) => file.messages)
    .filter(({ ruleId }) => ruleId === 'todo-marker')
  const id = path.basename(folder)
  console.error(
    left.length === 1
      ? `One place marked TODO is left for you; \`${nameCommand(`check ${id}`)}\` shows it`
      : `${left.length} places marked TODO are left for you; \`${nameCommand(`check ${id}`)}\` lists them`,
  )
}

function today(): string {
  const epoch = readEpoch()
  return new Date(epoch === undefined ? Date.now() : epoch * 1000).toISOString().slice(0, 10)
}
