import { access, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { countOf } from '../count.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { type ConfigOptions, loadConfig, settleTemplates } from '../house/config/load-config.js'
import { findThemeFolder } from '../house/theme/load-theme.js'
import { defaultEditor } from '../preview/editor-link.js'
import { createHouse } from '../preview/house.js'
import { openAddress } from '../preview/open-address.js'
import { startPreview } from '../preview/start-preview.js'
import type { PreviewState, ShownFinding } from '../preview/state.js'
import { findBriefings } from '../source/find-briefings.js'
import type { Level } from '../source/tlp/level.js'
import { messageOf } from '../thrown.js'

/** The options of `briefing preview`. */
export interface PreviewOptions extends ConfigOptions {
  briefings: string
  templates?: string
  theme?: string
  tlp?: Level
  port: number
  open?: boolean
  editor?: string
  browser?: string
  sandbox: boolean
}

/** `briefing preview`: shows a briefing while it is written, until it is interrupted; returns the exit code. */
export async function previewCommand(
  id: string | undefined,
  options: PreviewOptions,
): Promise<ExitCode> {
  const stopped = untilInterrupted()
  await refuseWrongNames(options)
  const folder = await chooseBriefing(await findBriefings(options.briefings, id ? [id] : []))
  const { browser, sandbox, port, tlp } = options
  const preview = await startPreview({
    folder,
    templates: await findTemplates(options),
    ...(tlp && { level: tlp }),
    house: createHouse(options),
    port,
    editor: options.editor || process.env.BRIEFING_EDITOR || defaultEditor,
    browser: { noSandbox: !sandbox, ...(browser && { browserPath: browser }) },
    onState: createStatusLine(),
    onNotice: (notice) => console.error(notice),
  })
  try {
    console.log(`${path.basename(folder)} is shown at ${preview.url} (Ctrl-C ends it)`)
    if (options.open && !(await openAddress(preview.url)))
      console.error(`briefing: no browser could be opened; open ${preview.url} yourself`)
    await stopped
    return exitCode.interrupted
  } finally {
    await preview.close()
  }
}

/** What is wrong in a file can be mended while the preview runs; what is wrong in the call cannot. */
async function refuseWrongNames({ config, theme }: PreviewOptions): Promise<void> {
  if (theme !== undefined) await findThemeFolder(theme, '')
  if (config !== undefined) {
    await access(config).catch((cause: unknown) => {
      const reason = messageOf(cause)
      throw new BriefingError(`Cannot read the configuration: ${reason}`, exitCode.usage)
    })
  }
}

/** A configuration that is broken for now is shown as such in the preview, which begins with the usual templates. */
async function findTemplates({ templates, ...options }: PreviewOptions): Promise<string> {
  const house = await loadConfig(options).catch(() => ({ config: {}, file: undefined }))
  return settleTemplates(house, templates)
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve())
  })
}

/** A line on the terminal for each save, for those who do not look at the page. */
function createStatusLine(): (state: PreviewState) => void {
  let shown = ''
  return (state) => {
    if (state.making !== undefined) return
    const line = describeState(state)
    if (line !== shown) console.log(line)
    shown = line
  }
}

function describeState({ problem, stale, findings, pages, html }: PreviewState): string {
  if (problem) return `briefing: ${problem.text}`
  if (stale) {
    const errors = findings.filter(({ severity }) => severity === 'error')
    return `${countOf(errors.length, 'error')}${placeOfFirst(errors)}; the last good pages stay`
  }
  const printed = pages ? countOf(pages.count, 'page') : 'no pages'
  return `HTML ${html?.milliseconds.toFixed(0)} ms, ${printed} ${pages?.milliseconds.toFixed(0)} ms`
}

function placeOfFirst([first, ...others]: readonly ShownFinding[]): string {
  if (!first) return ''
  return `${others.length > 0 ? ', the first' : ''} at ${first.file}:${first.line}:${first.column}`
}

/** Takes folders of briefings; returns the one with the file that was saved last: the one that is being written. */
async function chooseBriefing(folders: readonly string[]): Promise<string> {
  const dated = await Promise.all(
    folders.map(async (folder) => ({ folder, saved: await lastSaved(folder) })),
  )
  const [latest] = dated.toSorted((a, b) => b.saved - a.saved)
  if (!latest) throw new Error('Expected one briefing or more')
  return latest.folder
}

async function lastSaved(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const facts = await Promise.all(names.map((name) => stat(path.join(folder, name))))
  return Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs))
}
