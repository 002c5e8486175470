import { setTimeout as wait } from 'node:timers/promises'
import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { Briefing, Picture } from '../briefing/briefing.js'
import type { OpenedPage } from '../browser/open-page.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import { type Theme, withFaces } from '../house/theme/theme.js'
import { reportPageFaults } from '../paginate/page-faults.js'
import {
  fitPictures,
  fitPrinted,
  keepsFromPrinting,
  type PrintedFault,
  reportPrintedFaults,
} from '../pictures/fit-pictures.js'
import { cutInspected } from '../pipeline/cut-inspected.js'
import { hasErrors, type Inspected, inspect, isSound, type Sound } from '../pipeline/inspect.js'
import type { PrintedPages } from '../pipeline/print-pages.js'
import { assembleReport, setEdition } from '../pipeline/set-edition.js'
import { placeSummary } from '../source/read-front-matter.js'
import { isAbove, type Level, requireLevel } from '../source/tlp/level.js'
import { describeFindings, describeProblem, sortFindings } from './describe-faults.js'
import type { EditorLink } from './editor-link.js'
import { createLane } from './lane.js'
import { listBlocks, type SourceBlock } from './list-blocks.js'
import type { LivePage } from './live-page.js'
import { type RememberedHouse, type RememberedTemplates, rememberSteps } from './remember.js'
import type { PreviewState, ShownFinding } from './state.js'

export interface RebuildParts {
  folder: string
  /** Of the readers whose edition is shown; undefined for the whole. */
  level: Level | undefined
  house: RememberedHouse
  templates: RememberedTemplates
  page: LivePage
  link: EditorLink
  /** Called with whatever is new. */
  update(change: Partial<PreviewState>): void
}

export interface Rebuilder {
  /** Builds what the change asks for; where more changes come meanwhile, the last one decides. */
  rebuild(changedAt: number): void
  /** The last HTML edition without errors, and the last pages that could be printed. */
  html(): string | undefined
  pdf(): Uint8Array | undefined
  /** What stands on those pages, and where it comes from. */
  blocks(): SourceBlock[]
}

interface Sheets {
  changedAt: number
  inspected: Inspected
  pictures: ReadonlyMap<Image, Picture>
  briefing: Briefing
  files: VFile[]
  theme: Theme
}

/** What came of the last printing, sound or not, so that a save that changes nothing of it need not repeat it. */
interface Printed {
  source: string
  /** The files of its bitmaps: what the HTML has of them may be the same for another file. */
  bitmaps: readonly Buffer[]
  version: number
  faults: readonly PrintedFault[]
  /** Undefined if the faults kept it from being printed. */
  sheets: PrintedPages | undefined
}

/** Milliseconds in which a window asks for an edition that is new; setting the pages would keep it waiting. */
const askingTime = 50

/**
 * The pipeline for saves: first the HTML edition, then, in a lane of its own, the pages. An edition that comes out
 * as it was is not made again. What has errors leaves the last good one standing, except errors that only the pages
 * show: those are looked for on the pages.
 */
export function createRebuilder({
  folder,
  level,
  house,
  templates,
  page,
  link,
  update,
}: RebuildParts): Rebuilder {
  const steps = rememberSteps()
  let html: { content: string; version: number } | undefined
  let printed: Printed | undefined
  let inSight: { pdf: Uint8Array; source: string } | undefined
  /** What only the last pages showed; it is so until the next ones say otherwise. */
  let ofPages: ShownFinding[] = []
  let newest = 0
  /** Called when the window asks for the HTML edition. */
  let onAsked = (): void => {}

  const setHtml = async (changedAt: number): Promise<void> => {
    newest = changedAt
    try {
      const { rules, theme } = await house.get()
      const readFonts = async () => theme.houseFonts
      const whole = await inspect(folder, steps, rules, readFonts)
      const files = whole.parsed.map(({ file }) => file)
      const refuse = (): void => {
        const findings = describeFindings(files, folder, link)
        update({ findings, problem: undefined, stale: true, making: undefined })
      }
      if (!isSound(whole)) return refuse()
      const inspected = level ? await cut(whole, level, readFonts) : whole
      const pictures = await fitPictures(inspected, steps.fitBitmap)
      if (hasErrors(inspected)) return refuse()
      const findings = describeFindings(files, folder, link)
      const briefing = assembleReport(inspected, inspected.id)
      const { title, language, layout } = briefing.frontMatter
      const template = await templates.get(layout, 'html', theme)
      const content = await setEdition('html', briefing, pictures, template)
      if (html?.content !== content) html = { content, version: (html?.version ?? 0) + 1 }
      const shown = { version: html.version, milliseconds: performance.now() - changedAt }
      const all = sortFindings([...findings, ...ofPages])
      const facts = { title, language, findings: all, problem: undefined, stale: false } as const
      update({ ...facts, html: shown, making: 'pages' })
      await Promise.race([new Promise<void>((resolve) => (onAsked = resolve)), wait(askingTime)])
      printPages({ changedAt, inspected, pictures, briefing, files, theme })
    } catch (error) {
      update({ problem: describeProblem(error, link), stale: true, making: undefined })
    }
  }

  const setPages = async ({
    changedAt,
    inspected,
    pictures,
    briefing,
    files,
    theme: ofHouse,
  }: Sheets): Promise<void> => {
    const isNewest = () => newest === changedAt
    try {
      const theme = withFaces(ofHouse, inspected.extraFaces)
      const template = await templates.get(briefing.frontMatter.layout, 'pdf', theme)
      const source = await setEdition('pdf', briefing, pictures, template)
      const bitmaps = listBitmaps(pictures)
      if (!printed || !isPrintingOf(printed, source, bitmaps)) {
        let faults: PrintedFault[] = []
        const fit = async (opened: OpenedPage): Promise<boolean> => {
          faults = await fitPrinted(opened, pictures, steps.fitBitmap)
          return !faults.some(keepsFromPrinting)
        }
        const sheets = await page.print(source, briefing, { fit, fonts: theme.fontFiles })
        const version = (printed?.version ?? 0) + 1
        printed = { source, bitmaps, version, faults, sheets }
      }
      const { version, faults, sheets } = printed
      const ofSources = new Set(describeFindings(files, folder, link).map(keyOf))
      reportPrintedFaults({ ...inspected, pictures }, faults)
      if (sheets) reportPageFaults(files, sheets.pages, placeSummary(inspected.parsed[0]))
      const stale = !sheets
      const findings = describeFindings(files, folder, link)
      if (isNewest()) ofPages = findings.filter((finding) => !ofSources.has(keyOf(finding)))
      if (sheets) inSight = { pdf: sheets.pdf, source }
      const milliseconds = performance.now() - changedAt
      update({
        ...(sheets && { pages: { version, milliseconds, count: sheets.pages.count } }),
        ...(isNewest() && {
          findings,
          stale,
          making: undefined,
        }),
      })
    } catch (error) {
      if (isNewest())
        update({ problem: describeProblem(error, link), stale: true, making: undefined })
    }
  }

  const rebuild = createLane(setHtml)
  const printPages = createLane(setPages)
  return {
    rebuild,
    html: () => {
      onAsked()
      return html?.content
    },
    pdf: () => inSight?.pdf,
    blocks: () => (inSight ? listBlocks(inSight.source, link) : []),
  }
}

/** The briefing as the readers of a level may know it. Throws BriefingError (usage) where they have no edition. */
function cut(whole: Sound, level: Level, readFonts: ReadFonts): Promise<Sound> | Sound {
  const { classification } = whole.frontMatter
  const own = requireLevel(whole.id, classification, level)
  return isAbove(own, level) ? cutInspected(whole, level, readFonts) : whole
}

function keyOf({ rule, href, reason }: ShownFinding): string {
  return `${rule} ${href} ${reason}`
}

function listBitmaps(pictures: ReadonlyMap<Image, Picture>): Buffer[] {
  return [...pictures.values()].flatMap((picture) =>
    picture.kind === 'bitmap' ? [picture.source.bytes] : [],
  )
}

/** Whether printing this would give the same once more. */
function isPrintingOf(printed: Printed, source: string, bitmaps: readonly Buffer[]): boolean {
  return (
    printed.source === source &&
    printed.bitmaps.length === bitmaps.length &&
    printed.bitmaps.every((bytes, index) => bitmaps[index]?.equals(bytes))
  )
}
