import { readBuilt } from '../authoring/notes/built-pages.js'
import { assemble } from '../briefing/assemble.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { nameSeverity } from '../lint/reporters/text.js'
import { inspect } from '../pipeline/inspect.js'
import { findBriefings } from '../source/find-briefings.js'
import { printTable } from '../terminal/table.js'

/** The options of `briefing list`. */
export interface ListOptions {
  briefings: string
  output: string
  json: boolean
}

/** A briefing in the list; whatever its front matter or a build would tell is null where there is none. */
interface ListedBriefing {
  id: string
  title: string | null
  layout: string | null
  language: string | null
  period: string | null
  version: string | null
  chapters: number
  notes: number | null
  figures: number | null
  /** Of the last build. */
  pages: number | null
  errors: number
  warnings: number
}

/** `briefing list`: shows all briefings with what they hold and what the checks find in them. */
export async function listCommand({ briefings, output, json }: ListOptions): Promise<ExitCode> {
  const folders = await findBriefings(briefings, [])
  const listed: ListedBriefing[] = []
  for (const folder of folders) listed.push(await describeListed(folder, output))
  console.log(json ? JSON.stringify(listed, null, 2) : print(listed))
  return exitCode.clean
}

async function describeListed(folder: string, output: string): Promise<ListedBriefing> {
  const { id, parsed, frontMatter } = await inspect(folder)
  const report = frontMatter && assemble(id, folder, frontMatter, parsed)
  const found = parsed.flatMap(({ file }) => file.messages.map(nameSeverity))
  return {
    id,
    title: frontMatter?.title ?? null,
    layout: frontMatter?.layout ?? null,
    language: frontMatter?.language ?? null,
    period: frontMatter?.period ?? null,
    version: frontMatter?.version ?? null,
    chapters: parsed.length - 1,
    notes: report?.notes.length ?? null,
    figures: report?.figures.length ?? null,
    pages: (await readBuilt(output, id))?.pages ?? null,
    errors: found.filter((severity) => severity === 'error').length,
    warnings: found.filter((severity) => severity === 'warning').length,
  }
}

function print(listed: readonly ListedBriefing[]): string {
  const show = (value: string | number | null) => (value === null ? '–' : String(value))
  return printTable(
    ['id', 'title', 'version', 'chapters', 'notes', 'pages', 'errors', 'warnings'],
    listed.map((briefing) =>
      [
        briefing.id,
        briefing.title,
        briefing.version,
        briefing.chapters,
        briefing.notes,
        briefing.pages,
        briefing.errors,
        briefing.warnings,
      ].map(show),
    ),
    new Set([3, 4, 5, 6, 7]),
    process.stdout.columns,
  )
}
