import path from 'node:path'
import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import { assemble } from './briefing/assemble.js'
import type { Briefing, Picture } from './briefing/briefing.js'
import { describeBriefing } from './briefing/describe.js'
import { wordsOf } from './briefing/words.js'
import type { OpenedPage } from './browser/open-page.js'
import { retryCrashed, type ShareBrowser } from './browser/retry-crashed.js'
import { clearLeftovers } from './delivery/leftovers.js'
import { listOlder } from './delivery/list-older.js'
import { type Output, writeOutputs } from './delivery/write-outputs.js'
import { plainTheme, type Theme, withFaces } from './house/theme/theme.js'
import type { RuleSettings } from './lint/check.js'
import { reportPageFaults } from './paginate/page-faults.js'
import type { PageMap } from './paginate/paginate.js'
import { verify, verifyHtmlEdition } from './pdf/prove.js'
import { fitPictures, fitPrinted, reportPrintedFaults } from './pictures/fit-pictures.js'
import { inspect } from './pipeline/inspect.js'
import { type PrintedPdf, printPdf } from './pipeline/print-pdf.js'
import type { HastContext } from './render/context.js'
import { loadTemplate, type Template } from './render/handlebars.js'
import { render } from './render/render.js'
import { transform } from './render/transform.js'
import { placeSummary } from './source/matter.js'

const allEditions = ['pdf', 'html'] as const
export type Edition = (typeof allEditions)[number]

export interface BuildSettings {
  /** Folder of the templates, one folder a layout. */
  templates: string
  /** What the house changes of them; by default nothing. */
  theme?: Theme
  /** Folder that gets a folder per briefing; undefined where the pages are only to be proved. */
  output: string | undefined
  editions: readonly Edition[]
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
  /** Whether the finished PDF is read back and proved. */
  verify: boolean
  /** Started when the first page is needed, shared by all briefings. */
  browser: ShareBrowser
}

export interface BuildResult {
  id: string
  /** Its files with their messages. */
  files: VFile[]
  built: boolean
  /** Why it was not built: its source has errors, or the PDF did not keep its promises. */
  reason?: 'source' | 'unproved'
  editions: BuiltEdition[]
  /** Files of editions that were not asked for this time, as an earlier build has left them. */
  older: string[]
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
 * THE ORDER: read → parse → check → fit → assemble → transform → render → fit → paginate → print → finish →
 * verify → write.
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
  // What keeps them from being cleared keeps the outputs from being written, and is told there.
  if (settings.output !== undefined)
    await clearLeftovers(path.join(settings.output, path.basename(folder))).catch(() => undefined)
  step('checking')
  const inspected = await inspect(
    folder,
    undefined,
    settings.rules,
    async () => settings.theme?.houseFonts ?? [],
  )
  const files = inspected.parsed.map(({ file }) => file)
  const nothing = {
    id: inspected.id,
    files,
    built: false,
    editions: [],
    older: [],
    notes: 0,
    figures: 0,
  }
  const refused: BuildResult = { ...nothing, reason: 'source' }
  if (!inspected.frontMatter || files.some(hasError)) return refused
  step('fitting pictures')
  const pictures = await fitPictures(inspected)
  if (files.some(hasError)) return refused
  const briefing = assemble(inspected.id, folder, inspected.frontMatter, inspected.parsed)

  const theme = withFaces(settings.theme ?? plainTheme, inspected.extraFaces)
  let older: string[] = []
  const outputs: Output[] = []
  const editions: BuiltEdition[] = []
  let printed: PrintedPdf | undefined
  const target = path.join(settings.output ?? '', briefing.id)
  for (const edition of settings.editions) {
    const started = performance.now()
    step(`setting the ${edition.toUpperCase()} edition`)
    const { layout } = briefing.frontMatter
    const template = await loadTemplate(settings.templates, layout, edition, theme)
    const html = setEdition(edition, briefing, pictures, template)
    const name = `${briefing.id}.${edition}`
    if (edition === 'pdf') {
      const fit = async (opened: OpenedPage): Promise<boolean> => {
        reportPrintedFaults({ ...inspected, pictures }, await fitPrinted(opened, pictures))
        return !files.some(hasError)
      }
      const accept = (pages: PageMap): boolean => {
        reportPageFaults(files, pages, placeSummary(inspected.parsed[0]))
        return !files.some(hasError)
      }
      const told = files.map(({ messages }) => messages.length)
      printed = await retryCrashed(
        settings.browser,
        (browser) => printPdf(html, briefing, { ...settings, theme, browser, fit, accept, step }),
        () => {
          step('trying again with a fresh browser')
          for (const [index, { messages }] of files.entries()) messages.length = told[index] ?? 0
        },
      )
      if (!printed) return refused
      outputs.push({ name, content: printed.bytes })
    } else {
      if (settings.verify) {
        step('verifying')
        const model = describeBriefing(briefing)
        const faults = await verifyHtmlEdition(html, model, files)
        if (faults > 0) return { ...refused, reason: 'unproved' }
      }
      outputs.push({ name, content: html })
    }
    const seconds = (performance.now() - started) / 1000
    const pages = edition === 'pdf' ? printed?.pages.count : undefined
    editions.push({ edition, path: path.join(target, name), pages, seconds })
  }
  const model = describeBriefing(briefing, printed?.pages)
  if (printed && settings.verify) {
    step('verifying')
    if ((await verify(printed.bytes, model, files)) > 0) return { ...refused, reason: 'unproved' }
  }
  outputs.push({ name: `${briefing.id}.json`, content: `${JSON.stringify(model, null, 2)}\n` })
  if (settings.output !== undefined) {
    step('writing')
    await writeOutputs(target, outputs)
    const others = allEditions.filter((edition) => !settings.editions.includes(edition))
    older = await listOlder(
      target,
      others.map((edition) => `${briefing.id}.${edition}`),
    )
  }
  return {
    ...nothing,
    built: true,
    editions,
    older,
    notes: briefing.notes.length,
    figures: briefing.figures.length,
  }
}

/** transform → render: takes a report and its pictures; gives the HTML of an edition. */
export function setEdition(
  edition: Edition,
  briefing: Briefing,
  pictures: ReadonlyMap<Image, Picture>,
  template: Template,
): string {
  const { language } = briefing.frontMatter
  const context: HastContext = {
    edition,
    briefing,
    pictures: [...pictures],
    words: wordsOf(language),
    headingShift: edition === 'html' ? 1 : 0,
    referencePages: edition === 'pdf' && template.theme.referencePages,
  }
  const content = transform(context)
  return render(template, briefing, content)
}

/** Whether a message on it keeps the briefing from being built. */
export function hasError(file: VFile): boolean {
  return file.messages.some(({ fatal }) => fatal)
}
