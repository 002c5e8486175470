import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { Briefing, Picture } from '../briefing/briefing.js'
import { describeBriefing, type NoteModel } from '../briefing/describe.js'
import type { OpenedPage } from '../browser/open-page.js'
import { retryCrashed, type ShareBrowser } from '../browser/retry-crashed.js'
import type { Output } from '../delivery/write-outputs.js'
import { plainTheme, type Theme, withFaces } from '../house/theme/theme.js'
import { type AnnexFile, makeAnnex } from '../intel/annex.js'
import { reportPageFaults } from '../paginate/page-faults.js'
import type { PageMap } from '../paginate/paginate.js'
import type { FitBitmap } from '../pictures/fit-bitmap.js'
import { fitPictures, fitPrinted, reportPrintedFaults } from '../pictures/fit-pictures.js'
import type { FileText } from '../proof/leaks/search.js'
import { loadTemplate, type Template } from '../render/handlebars.js'
import { placeSummary } from '../source/read-front-matter.js'
import { describeMade } from './describe-made.js'
import type { Edition } from './edition.js'
import { openFinisher } from './finish-in-thread.js'
import { hasErrors, type Sound } from './inspect.js'
import { type PrintSettings, printPdf } from './print-pdf.js'
import { proveHtml, reportHtmlFindings, reportPdfFindings } from './prove.js'
import { assembleReport, setEdition } from './set-edition.js'

export interface EditionSettings {
  /** Folder of the templates, one folder per layout. */
  templates: string
  /** What the house changes of them; by default nothing. */
  theme?: Theme
  editions: readonly Edition[]
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whether indicators are written as an event of MISP as well. */
  misp?: boolean
  /** What gives bitmaps the pixels that an edition needs; by default it does so anew. */
  fitBitmap?: FitBitmap
  /** Whether the finished PDF is read back and proved. */
  verify: boolean
  /** Told of the editions when all are set and none is finished. With it, the texts of the PDF are given as well. */
  onSet?: (set: SetEditions) => void
  /** Shared by all briefings; one is started where none is yet. */
  browser: ShareBrowser
  /** Told when the browser has done its part. */
  onPrinted?: () => void
}

/** Why there is nothing to deliver: the source has errors, or an edition did not keep its promises. */
export type Refusal = 'source' | 'unproved'

/** What a briefing's files for one circle of readers are made of, and the HTML of each edition before it is printed. */
export interface SetEditions {
  /** Of its files. */
  names: readonly string[]
  briefing: Briefing
  pictures: ReadonlyMap<Image, Picture>
  sources: readonly EditionSource[]
  /** Names of the fonts in its PDF. */
  fonts: readonly string[]
}

/** Every file of a briefing for one circle of readers. */
export interface MadeEditions extends SetEditions {
  outputs: Output[]
  editions: MadeEdition[]
  notes: number
  figures: number
  /** Whether there are files for machines among the outputs. */
  hasAnnex: boolean
  /** The texts of its PDF, where they were asked for. */
  said?: readonly FileText[]
}

export interface EditionSource {
  edition: Edition
  html: string
  template: Template
}

export interface MadeEdition {
  edition: Edition
  /** Of its file. */
  name: string
  /** Undefined in an edition without pages. */
  pages: number | undefined
  seconds: number
}

/** What all editions of a briefing are made of. */
interface Making extends Omit<SetEditions, 'fonts'> {
  inspected: Sound
  /** Files for machines that the PDF carries. */
  attachments: readonly AnnexFile[]
  theme: Theme
  settings: EditionSettings
  /** Filled in as the editions are set. */
  sources: EditionSource[]
  step: (name: string) => void
}

/** An edition with what is to be said about it; undefined instead where its pages cannot be printed. */
interface Made {
  content: Uint8Array | string
  pages?: PageMap
  /** What it was proved by. */
  model?: NoteModel
  said?: readonly FileText[]
  seconds: number
  /** Puts what it does not keep of its promises onto the files; returns the number of errors. */
  report: (files: readonly VFile[]) => number
}

/**
 * fit → assemble → transform → render → fit → paginate → print → finish → verify: takes a briefing that has been checked;
 * gives all its editions, or why there are none.
 *
 * @param name of the files, without their endings
 * @param step called with the name of each step, to show progress
 * @param describe gives what the JSON file holds of the note model; by default all
 */
export async function makeEditions(
  inspected: Sound,
  name: string,
  settings: EditionSettings,
  step: (name: string) => void,
  describe: (model: NoteModel) => unknown = (model) => model,
): Promise<MadeEditions | Refusal> {
  step('fitting pictures')
  const pictures = await fitPictures(inspected, settings.fitBitmap)
  if (hasErrors(inspected)) return 'source'
  const briefing = assembleReport(inspected, name)
  const annex = makeAnnex(briefing, { name, misp: settings.misp ?? false })
  const attachments = annex.filter(({ isAttached }) => isAttached)
  const theme = withFaces(settings.theme ?? plainTheme, inspected.extraFaces)
  const sources: EditionSource[] = []
  const ofEditions = settings.editions.map((edition) => `${name}.${edition}`)
  const names = [...ofEditions, `${name}.json`, ...annex.map((file) => file.name)]
  const set = { names, briefing, pictures, sources }
  const making = { ...set, inspected, attachments, theme, settings, step }
  const made = await makeAll(making)
  if (typeof made === 'string') return made
  const outputs: Output[] = []
  const editions: MadeEdition[] = []
  let pages: PageMap | undefined
  for (const edition of settings.editions) {
    const one = made[edition]
    if (!one) continue
    const file = `${name}.${edition}`
    pages ??= one.pages
    outputs.push({ name: file, content: one.content })
    editions.push({ edition, name: file, pages: one.pages?.count, seconds: one.seconds })
  }
  const model = made.pdf?.model ?? describeMade(making, pages)
  const content = `${JSON.stringify(describe(model), null, 2)}\n`
  outputs.push({ name: `${name}.json`, content }, ...annex)
  const { notes, figures } = briefing
  return {
    ...set,
    outputs,
    editions,
    notes: notes.length,
    figures: figures.length,
    hasAnnex: annex.length > 0,
    fonts: pages?.fonts ?? [],
    ...(made.pdf?.said && { said: made.pdf.said }),
  }
}

/** Makes the editions that are asked for: sets the HTML edition while the PDF is printed, proves both at a time. */
async function makeAll(making: Making): Promise<Partial<Record<Edition, Made>> | Refusal> {
  const { editions } = making.settings
  const files = making.inspected.parsed.map(({ file }) => file)
  let settingHtml: Promise<SetHtml> | undefined
  let html: Promise<Made> | undefined
  // Whoever awaits it gets the error; if the PDF is refused, nobody does.
  const onPrinting = (): void => {
    if (editions.includes('html')) settingHtml ??= setHtml(making)
    settingHtml?.catch(() => undefined)
  }
  let isTold = false
  const onPrinted = (pages?: PageMap): void => {
    making.settings.onPrinted?.()
    onPrinting()
    if (settingHtml) html ??= proveSetHtml(making, settingHtml)
    const set = { ...making, fonts: pages?.fonts ?? [] }
    void Promise.resolve(html).then(
      () => {
        if (!isTold) making.settings.onSet?.(set)
        isTold = true
      },
      () => undefined,
    )
  }
  const all: Partial<Record<Edition, Made>> = {}
  if (editions.includes('pdf')) {
    const pdf = await makePdf(making, { onPrinting, onPrinted })
    if (!pdf) return 'source'
    if (pdf.report(files) > 0) return 'unproved'
    all.pdf = pdf
  }
  onPrinted()
  if (html) {
    making.step('proving the HTML edition')
    all.html = await html
    if (all.html.report(files) > 0) return 'unproved'
  }
  return all
}

async function makePdf(
  making: Making,
  told: Pick<PrintSettings, 'onPrinting' | 'onPrinted'>,
): Promise<Made | undefined> {
  const started = performance.now()
  const { inspected, pictures, briefing, settings, step } = making
  using finisher = openFinisher({ verify: settings.verify })
  const html = await set('pdf', making)
  const files = inspected.parsed.map(({ file }) => file)
  const fit = async (opened: OpenedPage): Promise<boolean> => {
    const faults = await fitPrinted(opened, pictures, settings.fitBitmap)
    reportPrintedFaults({ ...inspected, pictures }, faults)
    return !hasErrors(inspected)
  }
  const accept = (pages: PageMap): boolean => {
    reportPageFaults(files, pages, placeSummary(inspected.parsed[0]))
    return !hasErrors(inspected)
  }
  let model: NoteModel | undefined
  const describe = (pages: PageMap): NoteModel => {
    model = describeMade(making, pages)
    return model
  }
  const listTexts = settings.onSet !== undefined
  const proof = settings.verify ? { describe } : {}
  const steps = { ...settings, ...making, ...told, ...proof, listTexts, finisher, fit, accept }
  const known = files.map(({ messages }) => messages.length)
  const printed = await retryCrashed(
    settings.browser,
    (browser) => printPdf(html, briefing, { ...steps, browser }),
    () => {
      step('trying again with a fresh browser')
      for (const [index, { messages }] of files.entries()) messages.length = known[index] ?? 0
    },
  )
  return (
    printed && {
      content: printed.bytes,
      pages: printed.pages,
      ...(model && { model }),
      seconds: secondsSince(started),
      ...(printed.said && { said: printed.said }),
      report: (files) => reportPdfFindings(printed.findings, files),
    }
  )
}

interface SetHtml {
  content: string
  seconds: number
}

async function setHtml(making: Making): Promise<SetHtml> {
  const started = performance.now()
  const content = await set('html', making)
  return { content, seconds: secondsSince(started) }
}

async function proveSetHtml(making: Making, setting: Promise<SetHtml>): Promise<Made> {
  const { content, seconds } = await setting
  const started = performance.now()
  const findings = making.settings.verify
    ? await proveHtml(content, describeBriefing(making.briefing))
    : []
  return {
    content,
    seconds: seconds + secondsSince(started),
    report: (files) => reportHtmlFindings(findings, files),
  }
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000
}

/** The HTML of an edition, in the template of the report's layout. */
async function set(
  edition: Edition,
  { briefing, pictures, theme, settings, sources, step }: Making,
): Promise<string> {
  step(`setting the ${edition.toUpperCase()} edition`)
  const { layout } = briefing.frontMatter
  const template = await loadTemplate(settings.templates, layout, edition, theme)
  const html = await setEdition(edition, briefing, pictures, template)
  sources.push({ edition, html, template })
  return html
}
