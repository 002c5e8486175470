import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { VFile } from 'vfile'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import { loadConfig, settleRules, settleTemplates } from '../house/config/load-config.js'
import { houseFontsOf } from '../house/theme/house-fonts.js'
import type { RuleSettings } from '../lint/check.js'
import type { Checked } from '../lint/fix/to-source.js'
import type { Format } from '../lint/reporters/formats.js'
import { summarizeForGithub } from '../lint/reporters/github.js'
import { report } from '../lint/reporters/index.js'
import { countFindings, listFindings } from '../lint/reporters/reported-finding.js'
import { makeFolder } from '../make-folder.js'
import { inspect, inspectDocument } from '../pipeline/inspect.js'
import { rememberTrees } from '../source/remember-trees.js'
import { messageOf } from '../thrown.js'
import type { Targets } from './find-targets.js'
import type { PageOptions } from './prove-pages.js'

/** The options of `briefing check` that are about what is reported. */
export interface CheckOptions extends PageOptions {
  briefings: string
  format?: Format
  outputFile: { format: Format; file: string }[]
  maxWarnings?: number
  quiet: boolean
  strict: boolean
  release: boolean
  config?: string
  jsConfig: boolean
  colour: boolean
  version: string
  fix: boolean
  fixDryRun: boolean
  links: boolean
  linksFail: boolean
  pages: boolean
}

/** Describes what is wrong with the sources; needs no browser, and no network but for `links`. Returns the exit code. */
export async function checkTargets(targets: Targets, options: CheckOptions): Promise<ExitCode> {
  const house = await loadConfig(options)
  const { config, file } = house
  const settings = settleRules(config, options)
  const ignored = await readIgnored(config.ignore ?? [], path.dirname(file ?? ''))
  const readHouseFonts = houseFontsOf(config.theme, path.dirname(file ?? ''))
  let checked = await inspectAll(targets, settings, readHouseFonts)
  if (options.fix || options.fixDryRun) {
    const { fixAll } = await import('../lint/fix/fix-files.js')
    const dryRun = options.fixDryRun
    const { diff, notices } = await fixAll(checked, settings, { dryRun, ignored })
    for (const notice of notices) console.error(`briefing: ${notice}`)
    if (dryRun) process.stdout.write(diff)
    else checked = await inspectAll(targets, settings, readHouseFonts)
  }
  if (options.pages) {
    const { provePages } = await import('./prove-pages.js')
    const { loadTheme } = await import('../house/theme/load-theme.js')
    const theme = await loadTheme(config.theme, path.dirname(file ?? ''), undefined)
    const templates = settleTemplates(house)
    const proof = { ...options, rules: settings, theme, templates }
    checked = await provePages(targets.briefings, checked, proof)
  }
  const files = checked.flatMap((each) => each.files.filter((source) => !ignored(source)))
  if (options.links && options.linksFail) await askLinks(checked, ignored, options)
  if (options.strict) raiseWarnings(files)
  const code = judge(files, options)
  if (options.quiet) keepErrors(files)
  // Network results fail no run, however strict, unless that was asked for.
  if (options.links && !options.linksFail) await askLinks(checked, ignored, options)
  await print(files, options)
  return code
}

/** Returns what tells whether a file is among the patterns of `ignore`, which start from a folder. */
async function readIgnored(
  patterns: string[],
  folder: string,
): Promise<(source: VFile) => boolean> {
  if (patterns.length === 0) return () => false
  const { default: picomatch } = await import('picomatch')
  const isIgnored = picomatch(patterns)
  return ({ path: name }) => isIgnored(path.relative(folder, name).replaceAll('\\', '/'))
}

/** Reads and checks whole briefings and single documents; the messages are on their files. */
export async function inspectAll(
  { briefings, documents }: Targets,
  rules: RuleSettings,
  readHouseFonts?: ReadFonts,
): Promise<Checked[]> {
  const checked: Checked[] = []
  const parse = rememberTrees()
  for (const folder of briefings) {
    const { id, parsed, frontMatter } = await read(folder, () =>
      inspect(folder, { rules, readHouseFonts, parse }),
    )
    checked.push({ kind: 'briefing', id, frontMatter, files: parsed.map(({ file }) => file) })
  }
  for (const document of documents) {
    const file = await read(document, () => inspectDocument(document, { rules, readHouseFonts }))
    checked.push({ kind: 'document', id: document, files: [file] })
  }
  return checked
}

/** Disk errors are not findings, and our own errors keep their stack. */
async function read<Read>(what: string, run: () => Promise<Read>): Promise<Read> {
  try {
    return await run()
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    throw new BriefingError(`Cannot read ${what}: ${cause.message}`, exitCode.usage, { cause })
  }
}

async function askLinks(
  checked: readonly Checked[],
  ignored: (file: VFile) => boolean,
  { linksFail, quiet }: CheckOptions,
): Promise<void> {
  const { checkLinks, defaultLinkOptions } = await import('../lint/links/check-links.js')
  const { toSource } = await import('../lint/fix/to-source.js')
  const sources = checked.map(toSource).map((source) => ({
    ...source,
    files: source.files.filter(({ file }) => !ignored(file)),
  }))
  const { asked, dead, unknown } = await checkLinks(sources, {
    ...defaultLinkOptions(),
    fail: linksFail,
    quiet,
  })
  console.error(`briefing: asked for ${asked} sources; ${dead} gone, ${unknown} unknown`)
}

function raiseWarnings(files: readonly VFile[]): void {
  for (const { messages } of files) {
    for (const message of messages) {
      if (message.fatal === false) message.fatal = true
    }
  }
}

/** After judging: `--max-warnings` counts what is not shown, too. */
function keepErrors(files: readonly VFile[]): void {
  for (const file of files) file.messages = file.messages.filter(({ fatal }) => fatal)
}

async function print(files: readonly VFile[], options: CheckOptions): Promise<void> {
  const { version, colour, outputFile, quiet: errorsOnly } = options
  const annotate = options.format === undefined && process.env.GITHUB_ACTIONS === 'true'
  if (!options.fixDryRun) {
    process.stdout.write(report(options.format ?? 'text', files, { version, colour, errorsOnly }))
  }
  if (annotate) process.stdout.write(report('github', files, { version, colour, errorsOnly }))
  const summary = process.env.GITHUB_STEP_SUMMARY
  if (summary && (annotate || options.format === 'github')) {
    await write('job summary', () => appendFile(summary, summarizeForGithub(files)))
  }
  for (const { format, file } of outputFile) {
    await write(`${format} report`, async () => {
      await makeFolder(path.dirname(path.resolve(file)))
      await writeFile(file, report(format, files, { version, colour: false, errorsOnly }))
    })
  }
}

async function write(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (cause) {
    const reason = messageOf(cause)
    throw new BriefingError(`Cannot write the ${what}: ${reason}`, exitCode.usage, { cause })
  }
}

function judge(files: readonly VFile[], { maxWarnings }: CheckOptions): ExitCode {
  const findings = listFindings(files)
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  if (findings.some(({ severity }) => severity === 'error')) return exitCode.findings
  if (maxWarnings === undefined || warnings <= maxWarnings) return exitCode.clean
  console.error(`briefing: ${countFindings(findings)}, and --max-warnings allows ${maxWarnings}`)
  return exitCode.findings
}
