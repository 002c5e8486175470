import path from 'node:path'
import { composeCitation, nameLabel } from '../authoring/cite/compose-citation.js'
import { fetchPage } from '../authoring/cite/fetch-page.js'
import { type FoundNote, findNotes } from '../authoring/cite/find-note.js'
import { insertDefinition, listLabels } from '../authoring/cite/insert-definition.js'
import { readPageNames } from '../authoring/cite/read-page-names.js'
import { readSourceUrl } from '../authoring/cite/source-url.js'
import { latestOf, listKnownBriefings, readKnownBriefing } from '../authoring/known-briefings.js'
import { toLine } from '../authoring/markdown-text.js'
import { exists } from '../authoring/new/create-files.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { isBriefing } from '../source/find-briefings.js'
import { type EditedSource, readSourceText, writeSourceText } from '../source/source-text.js'

/** The options of `briefing cite`. */
export interface CiteOptions {
  briefings: string
  label?: string
  insert?: string
  language?: string
  archive?: string
  accessed?: string
  title?: string
  site?: string
  /** Seconds. */
  timeout: number
}

/** Where a note is going to stand. */
interface Target {
  /** The briefing whose notes are searched for the page. */
  folder: string | undefined
  language: string
  source: EditedSource | undefined
}

/** `briefing cite`: prints the definition of a note for a web page, or adds it to a file. */
export async function citeCommand(address: string, options: CiteOptions): Promise<ExitCode> {
  const url = readSourceUrl(address)
  const archive = options.archive && readSourceUrl(options.archive)
  const target = await findTarget(options)
  const labels = listLabels(target.source?.text ?? '')
  if (options.label !== undefined) checkLabel(options.label, options.insert, target.source)

  const found = target.folder === undefined ? [] : await findNotes(target.folder, url)
  const here = options.insert ? found.find(({ file }) => isSame(file, options.insert)) : found[0]
  if (here) {
    console.log(`[^${here.label}]`)
    console.error(`${url} is cited already: ${here.file}:${here.line}. Call that note again.`)
    return exitCode.clean
  }
  const [elsewhere] = found
  const definition = elsewhere
    ? repeat(elsewhere, options.label, labels)
    : await compose({ url, archive, language: target.language }, options, labels)
  if (elsewhere) {
    console.error(
      `${url} is [^${elsewhere.label}] in ${elsewhere.file}:${elsewhere.line}; a label belongs to its file, so the note is repeated.`,
    )
  }
  if (options.insert && target.source) await insert(options.insert, target.source, definition)
  console.log(definition)
  return exitCode.clean
}

async function findTarget({ briefings, insert, language }: CiteOptions): Promise<Target> {
  if (insert === undefined) {
    const latest = latestOf((await listKnownBriefings(briefings)).known)
    const spoken = language ?? latest?.frontMatter.language ?? 'ja'
    return { folder: latest?.folder, language: spoken, source: undefined }
  }
  if (!insert.endsWith('.md')) {
    throw new BriefingError(
      `${insert} is not a Markdown file; name one that ends in .md.`,
      exitCode.usage,
    )
  }
  await refuseMissing(insert, briefings)
  const source = await readSourceText(insert)
  const folder = path.dirname(insert)
  const inBriefing = await isBriefing(folder)
  const known = inBriefing ? await readKnownBriefing(folder) : undefined
  return {
    folder: inBriefing ? folder : undefined,
    language: language ?? known?.frontMatter.language ?? 'ja',
    source,
  }
}

/** @throws BriefingError (usage) that names the chapter meant, where a briefing has one of this name */
async function refuseMissing(file: string, briefings: string): Promise<void> {
  if (await exists(file)) return
  const { known } = await listKnownBriefings(briefings)
  for (const { folder } of known.toReversed()) {
    const meant = path.join(folder, path.basename(file))
    if (!(await exists(meant))) continue
    throw new BriefingError(
      `Cannot read ${file}: there is no such file. Did you mean ${meant}?`,
      exitCode.usage,
    )
  }
}

function checkLabel(
  label: string,
  file: string | undefined,
  source: EditedSource | undefined,
): void {
  if (!/^[^\s[\]^\\]+$/.test(label)) {
    throw new BriefingError(
      `\`${label}\` is not a label: it must not contain spaces, brackets, \`^\` or \`\\\`.`,
      exitCode.usage,
    )
  }
  const definition = new RegExp(`^[ >]*\\[\\^${label.replace(/[$()*+.?{|}]/g, '\\$&')}\\]:`, 'im')
  if (source && definition.test(source.text)) {
    throw new BriefingError(
      `${file} has a note \`[^${label}]\` already, and nothing is overwritten. Choose another label.`,
      exitCode.usage,
    )
  }
}

/** A new definition; what its author does not say is asked of the page. */
async function compose(
  { url, archive, language }: { url: string; archive: string | undefined; language: string },
  options: CiteOptions,
  labels: ReadonlySet<string>,
): Promise<string> {
  const known = options.title !== undefined && options.site !== undefined
  const page = known ? undefined : readPageNames(await fetchPage(url, options.timeout * 1000))
  const title = toLine(options.title ?? page?.title ?? '')
  const site = toLine(options.site ?? page?.site ?? new URL(url).hostname.replace(/^www\./, ''))
  if (title === '') {
    throw new BriefingError(`${url} gives no title. Name one with --title.`, exitCode.usage)
  }
  const label =
    options.label ?? nameLabel({ site, title, url }, (name) => labels.has(name.toLowerCase()))
  return composeCitation(language, { label, site, title, url, archive, accessed: options.accessed })
}

/** The words of a note of another file, under its own label where that is free. */
function repeat(
  { label, source }: FoundNote,
  wanted: string | undefined,
  labels: ReadonlySet<string>,
): string {
  let name = wanted ?? label
  for (let count = 2; !wanted && labels.has(name.toLowerCase()); count++) name = `${label}-${count}`
  return source.replace(/^\[\^[^\]]*\]/, () => `[^${name}]`)
}

async function insert(file: string, source: EditedSource, definition: string): Promise<void> {
  const text = insertDefinition(source.text, definition)
  if (text === undefined) {
    throw new BriefingError(
      `${file} ends inside a block that is never closed (code, a comment or \`:::\`), so a note would be lost in it. Close it first; nothing was written.`,
      exitCode.findings,
    )
  }
  await writeSourceText(file, { ...source, text })
  console.error(`Added to ${file}`)
}

function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && path.resolve(a) === path.resolve(b)
}
