import path from 'node:path'
import type { VFile } from 'vfile'
import type { LaunchedBrowser } from '../browser/launch.js'
import { loadTemplate, type Template } from '../handlebars.js'
import type { HastContext } from '../hast/context.js'
import type { Briefing } from '../report/briefing.js'
import { describeBriefing } from '../report/describe.js'
import { wordsOf } from '../report/words.js'
import { assemble } from './assemble.js'
import { type Inspected, inspect } from './inspect.js'
import { reportPageFaults } from './page-faults.js'
import { parseText } from './parse.js'
import { type PrintedPdf, printPdf } from './pdf.js'
import { render } from './render.js'
import { transform } from './transform.js'
import { type Output, writeOutputs } from './write.js'

export type Edition = 'pdf' | 'html'

export interface BuildSettings {
  /** Folder of the templates, one folder a layout. */
  templates: string
  /** Folder that gets a folder per briefing. */
  output: string
  editions: readonly Edition[]
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whether a summary that is longer than its page may be set smaller. */
  shrinkSummary: boolean
  /** Started when the first page is needed, shared by all briefings. */
  browser: () => Promise<LaunchedBrowser>
}

export interface BuildResult {
  id: string
  /** Its files with their messages. */
  files: VFile[]
  /** False where an error in the source kept it from being built. */
  built: boolean
  editions: BuiltEdition[]
  notes: number
  figures: number
}

export interface BuiltEdition {
  edition: Edition
  path: string
  pages: number | undefined
  seconds: number
}

/**
 * THE ORDER: read → parse → check → assemble → transform → render → paginate → print → finish → write.
 * What an author can get wrong is a message on a file; the build refuses where one of them is an error, and leaves
 * the output of the build before untouched.
 *
 * @param step told what the build turns to, for the progress
 */
export async function build(
  folder: string,
  settings: BuildSettings,
  step: (name: string) => void = () => {},
): Promise<BuildResult> {
  step('checking')
  const inspected = await inspect(folder)
  const files = inspected.parsed.map(({ file }) => file)
  const refused = { id: inspected.id, files, built: false, editions: [], notes: 0, figures: 0 }
  if (!inspected.frontMatter || files.some(hasError)) return refused
  const briefing = assemble(inspected.id, folder, inspected.frontMatter, inspected.parsed)

  const outputs: Output[] = []
  const editions: BuiltEdition[] = []
  let printed: PrintedPdf | undefined
  const target = path.join(settings.output, briefing.id)
  for (const edition of settings.editions) {
    const started = performance.now()
    step(`setting the ${edition.toUpperCase()} edition`)
    const { layout } = briefing.frontMatter
    const template = await loadTemplate(settings.templates, layout, edition)
    const html = setEdition(edition, briefing, inspected, template)
    const name = `${briefing.id}.${edition}`
    if (edition === 'pdf') {
      const browser = await settings.browser()
      printed = await printPdf(html, briefing, { ...settings, browser, step })
      reportPageFaults(files, printed.pages)
      if (files.some(hasError)) return refused
      outputs.push({ name, content: printed.bytes })
    } else outputs.push({ name, content: html })
    const seconds = (performance.now() - started) / 1000
    const pages = edition === 'pdf' ? printed?.pages.count : undefined
    editions.push({ edition, path: path.join(target, name), pages, seconds })
  }
  const model = `${JSON.stringify(describeBriefing(briefing, printed?.pages), null, 2)}\n`
  outputs.push({ name: `${briefing.id}.json`, content: model })
  step('writing')
  await writeOutputs(target, outputs)
  return {
    ...refused,
    built: true,
    editions,
    notes: briefing.notes.length,
    figures: briefing.figures.length,
  }
}

/** transform → render: takes a report and what was read of it; gives the HTML of an edition. */
export function setEdition(
  edition: Edition,
  briefing: Briefing,
  { pictures }: Inspected,
  template: Template,
): string {
  const { language, disclaimer } = briefing.frontMatter
  const context: HastContext = {
    edition,
    briefing,
    pictures: [...pictures],
    words: wordsOf(language),
    headingShift: edition === 'html' ? 1 : 0,
  }
  const content = transform(context, disclaimer ? parseText(disclaimer).children : [])
  return render(template, briefing, content)
}

/** Whether a message on it keeps the briefing from being built. */
export function hasError(file: VFile): boolean {
  return file.messages.some(({ fatal }) => fatal)
}
