import { setTimeout as wait } from 'node:timers/promises'
import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { Briefing, Picture } from '../briefing/briefing.js'
import type { OpenedPage } from '../browser/open-page.js'
import { type Theme, withFaces } from '../house/theme/theme.js'
import { reportPageFaults } from '../paginate/page-faults.js'
import {
  fitPictures,
  fitPrinted,
  keepsFromPrinting,
  type PrintedFault,
  reportPrintedFaults,
} from '../pictures/fit-pictures.js'
import { chooseLevels } from '../pipeline/choose-levels.js'
import { cutForReaders } from '../pipeline/cut-inspected.js'
import { hasErrors, type Inspected, inspect, isSound } from '../pipeline/inspect.js'
import type { PrintedPages } from '../pipeline/print-pages.js'
import { assembleReport, setEdition } from '../pipeline/set-edition.js'
import { PieceMemory } from '../render/remember-pieces.js'
import { placeFrontMatter } from '../source/read-front-matter.js'
import type { Level } from '../source/tlp/level.js'
import { describeFindings, describeProblem, sortFindings } from './describe-faults.js'
import type { EditorLink } from './editor-link.js'
import { createLane } from './lane.js'
import { listBlocks, type SourceBlock } from './list-blocks.js'
import type { LivePage } from './live-page.js'
import { type RememberedHouse, type RememberedTemplates, rememberSteps } from './remember.js'
import type { PreviewState, ShownFinding } from './state.js'

/** What a preview is made of, as its pipeline uses it. */
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

/** Sets a briefing anew after each save, and gives what came of it. */
export interface Rebuilder {
  /** Builds what the change asks for; where more changes come meanwhile, the last one decides. */
  rebuild(changedAt: number): void
  /** The last HTML edition without errors, and the last pages that could be printed. */
  html(): string | undefined
  pdf(): Uint8Array | undefined
  /** What stands on those pages, and where it comes from. */
  blocks(): SourceBlock[]
}

/** A briefing after a save, from which both editions are set. */
interface Assembled {
  changedAt: number
  inspected: Inspected
  pictures: ReadonlyMap<Image, Picture>
  briefing: Briefing
  files: VFile[]
  theme: Theme
}

/** What came of the last printing, sound or not, so that a save that changes nothing of it need not repeat it. */
interface Printing {
  source: string
  /** The files of its bitmaps: what the HTML has of them may be the same for another file. */
  bitmaps: readonly Buffer[]
  version: number
  faults: readonly PrintedFault[]
  /** Undefined if the faults kept it from being printed. */
  printed: PrintedPages | undefined
}

/** Milliseconds in which a window asks for an edition that is new; setting the pages would keep it waiting. */
const askingTime = 50

/**
 * The pipeline for saves: first the HTML edition, then, in a lane of its own, the pages. An edition that comes out
 * as it was is not made again. What has errors leaves the last good one standing, except errors that only the pages
 * show: those are looked for on the pages.
 */
export function createRebuilder(parts: RebuildParts): Rebuilder {
  return new SavePipeline(parts)
}

class SavePipeline implements Rebuilder {
  readonly #parts: RebuildParts
  readonly #steps = rememberSteps()
  readonly #pieces = { html: new PieceMemory(), pdf: new PieceMemory() }
  #html: { content: string; version: number } | undefined
  #lastPrinting: Printing | undefined
  #inSight: { pdf: Uint8Array; source: string } | undefined
  /** What only the last pages showed; it holds until the next ones say otherwise. */
  #ofPages: ShownFinding[] = []
  #newest = 0
  /** Called when the window asks for the HTML edition. */
  #onAsked = (): void => {}

  readonly rebuild = createLane((changedAt: number) => this.#setHtml(changedAt))
  readonly #printPages = createLane((briefing: Assembled) => this.#setPages(briefing))

  constructor(parts: RebuildParts) {
    this.#parts = parts
  }

  html(): string | undefined {
    this.#onAsked()
    return this.#html?.content
  }

  pdf(): Uint8Array | undefined {
    return this.#inSight?.pdf
  }

  blocks(): SourceBlock[] {
    return this.#inSight ? listBlocks(this.#inSight.source, this.#parts.link) : []
  }

  #describe(files: readonly VFile[]): ShownFinding[] {
    return describeFindings(files, this.#parts.folder, this.#parts.link)
  }

  #fail(error: unknown): void {
    const problem = describeProblem(error, this.#parts.link)
    this.#parts.update({ problem, stale: true, making: undefined })
  }

  async #setHtml(changedAt: number): Promise<void> {
    this.#newest = changedAt
    try {
      const assembled = await this.#assemble(changedAt)
      if (!assembled) return
      const { briefing, pictures, files, theme } = assembled
      const findings = this.#describe(files)
      const { title, language, layout } = briefing.frontMatter
      const template = await this.#parts.templates.get(layout, 'html', theme)
      const content = await setEdition('html', briefing, pictures, template, this.#pieces.html)
      const before = this.#html
      const html =
        before?.content === content ? before : { content, version: (before?.version ?? 0) + 1 }
      this.#html = html
      const shown = { version: html.version, milliseconds: performance.now() - changedAt }
      const all = sortFindings([...findings, ...this.#ofPages])
      const facts = { title, language, findings: all, problem: undefined, stale: false } as const
      this.#parts.update({ ...facts, html: shown, making: 'pages' })
      const asked = new Promise<void>((resolve) => {
        this.#onAsked = resolve
      })
      await Promise.race([asked, wait(askingTime)])
      this.#printPages(assembled)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** read → … → assemble: undefined, and the findings are shown, where the briefing has an error. */
  async #assemble(changedAt: number): Promise<Assembled | undefined> {
    const { folder, level, house } = this.#parts
    const { rules, theme } = await house.get()
    const readHouseFonts = async () => theme.houseFonts
    const whole = await inspect(folder, { ...this.#steps, rules, readHouseFonts })
    const files = whole.parsed.map(({ file }) => file)
    if (!isSound(whole)) return this.#refuse(files)
    const [below] = chooseLevels(whole, { levels: level ? [level] : [] })
    const inspected = below ? await cutForReaders(whole, below, { rules, readHouseFonts }) : whole
    if (!inspected) return this.#refuse(files)
    const pictures = await fitPictures(inspected, this.#steps.fitBitmap)
    if (hasErrors(inspected)) return this.#refuse(files)
    const briefing = assembleReport(inspected, inspected.id)
    return { changedAt, inspected, pictures, briefing, files, theme }
  }

  #refuse(files: readonly VFile[]): undefined {
    const findings = this.#describe(files)
    this.#parts.update({ findings, problem: undefined, stale: true, making: undefined })
  }

  async #setPages(assembled: Assembled): Promise<void> {
    const { changedAt, inspected, pictures, files } = assembled
    const isNewest = () => this.#newest === changedAt
    try {
      const { source, version, faults, printed } = await this.#print(assembled)
      const ofSources = new Set(this.#describe(files).map(keyOf))
      reportPrintedFaults({ ...inspected, pictures }, faults)
      if (printed) reportPageFaults(files, printed.pages, placeFrontMatter(inspected.parsed[0]))
      const findings = this.#describe(files)
      if (isNewest()) this.#ofPages = findings.filter((one) => !ofSources.has(keyOf(one)))
      if (printed) this.#inSight = { pdf: printed.pdf, source }
      const milliseconds = performance.now() - changedAt
      this.#parts.update({
        ...(printed && { pages: { version, milliseconds, count: printed.pages.count } }),
        ...(isNewest() && { findings, stale: !printed, making: undefined }),
      })
    } catch (error) {
      if (isNewest()) this.#fail(error)
    }
  }

  /** Prints the pages, or returns those of the last time where they would come out the same. */
  async #print({ inspected, pictures, briefing, theme: ofHouse }: Assembled): Promise<Printing> {
    const { templates, page } = this.#parts
    const theme = withFaces(ofHouse, inspected.extraFaces)
    const template = await templates.get(briefing.frontMatter.layout, 'pdf', theme)
    const source = await setEdition('pdf', briefing, pictures, template, this.#pieces.pdf)
    const bitmaps = listBitmaps(pictures)
    const last = this.#lastPrinting
    if (last && isPrintingOf(last, source, bitmaps)) return last
    let faults: PrintedFault[] = []
    const fit = async (opened: OpenedPage): Promise<boolean> => {
      faults = await fitPrinted(opened, pictures, this.#steps.fitBitmap)
      return !faults.some(keepsFromPrinting)
    }
    const printed = await page.print(source, briefing, { fit, fonts: theme.fontFiles })
    this.#lastPrinting = { source, bitmaps, version: (last?.version ?? 0) + 1, faults, printed }
    return this.#lastPrinting
  }
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
function isPrintingOf(printing: Printing, source: string, bitmaps: readonly Buffer[]): boolean {
  return (
    printing.source === source &&
    printing.bitmaps.length === bitmaps.length &&
    printing.bitmaps.every((bytes, index) => bitmaps[index]?.equals(bytes))
  )
}
