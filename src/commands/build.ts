import path from 'node:path'
import { type DefaultRenderer, Listr, type ListrTask, type SimpleRenderer } from 'listr2'
import type { LaunchedBrowser } from '../browser/launch.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { type BuildResult, build, type Edition } from '../pipeline/index.js'
import { reportBuilds } from '../reporters/build-table.js'
import { reportText } from '../reporters/text.js'
import { findBriefings } from './find-briefings.js'

export interface BuildOptions {
  briefings: string
  output: string
  templates: string
  edition: Edition[]
  browser?: string
  sandbox: boolean
}

/** `briefing build`: builds the briefings side by side in one browser; gives the exit code. */
export async function buildCommand(
  ids: readonly string[],
  options: BuildOptions,
): Promise<ExitCode> {
  const folders = await findBriefings(options.briefings, ids)
  const results: BuildResult[] = []
  let launched: Promise<LaunchedBrowser> | undefined
  const notices = new Set<string>()
  const browser = () => {
    launched ??= import('../browser/launch.js').then(async ({ launchBrowser }) => {
      const opened = await launchBrowser({
        ...(options.browser !== undefined && { browserPath: options.browser }),
        noSandbox: !options.sandbox,
      })
      if (opened.notice) notices.add(opened.notice)
      return opened
    })
    return launched
  }
  const settings = { ...options, editions: options.edition, epoch: readEpoch(), browser }
  const tasks = new Listr(
    folders.map(
      (folder): ListrTask<unknown, typeof DefaultRenderer, typeof SimpleRenderer> => ({
        title: path.basename(folder),
        task: async (_, task) => {
          const started = performance.now()
          const result = await build(folder, settings, (step) => {
            task.title = `${path.basename(folder)}: ${step}`
          })
          results.push(result)
          const seconds = ((performance.now() - started) / 1000).toFixed(2)
          if (!result.built) throw new Error(`${result.id}: not built, its source has errors`)
          task.title = `${result.id}: ${result.notes} notes, ${seconds} s`
        },
      }),
    ),
    { concurrent: true, exitOnError: false, fallbackRenderer: 'simple', collectErrors: 'minimal' },
  )
  try {
    await tasks.run()
  } finally {
    await (await launched?.catch(() => undefined))?.close()
  }
  return finish(results, tasks.errors, notices)
}

function finish(
  results: BuildResult[],
  errors: readonly Error[],
  notices: ReadonlySet<string>,
): ExitCode {
  const ordered = results.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const messages = reportText(ordered.flatMap(({ files }) => files))
  for (const text of [...notices, messages]) if (text) console.error(text)
  const table = reportBuilds(ordered)
  if (table) console.log(`\n${table}`)
  return errors.length > 0 ? exitCode.findings : exitCode.clean
}

function readEpoch(): number | undefined {
  const value = process.env.SOURCE_DATE_EPOCH
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined
}
