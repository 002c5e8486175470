import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { Briefing, Picture } from '../briefing/briefing.js'
import type { NoteModel } from '../briefing/describe.js'
import type { ShareBrowser } from '../browser/retry-crashed.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import type { Theme } from '../house/theme/theme.js'
import type { AnnexFile } from '../intel/annex.js'
import type { RuleSettings } from '../lint/check.js'
import type { PageMap } from '../paginate/paginate.js'
import type { FitBitmap } from '../pictures/fit-bitmap.js'
import type { FileText } from '../proof/leaks/search.js'
import { loadTemplate, type Template } from '../render/handlebars.js'
import type { Edition } from './edition.js'
import type { Sound } from './inspect.js'
import { setEdition } from './set-edition.js'

/** How editions are made, for whichever readers. */
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
  /** Shared by all briefings; one is started where none is yet. */
  browser: ShareBrowser
}

/** How editions are made, and what of a briefing the readers of a level may have. */
export interface ReaderSettings extends EditionSettings {
  rules: RuleSettings
  readHouseFonts: ReadFonts
}

/** A briefing's files for one circle of readers, and who is told how far they have come. */
export interface EditionOrder {
  /** Of the files, without their endings. */
  name: string
  /** Gives what the JSON file holds of the note model; by default all. */
  describe?: (model: NoteModel) => unknown
  /** Called with the name of each step, to show progress. */
  step: (name: string) => void
  /** Called when the browser has done its part. */
  onPrinted?: () => void
  /** Called when all editions are set and none is finished. With it, the texts of the PDF are given as well. */
  onSet?: (set: SetEditions) => void
}

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

/** The HTML of an edition, and what it was set in. */
export interface EditionSource {
  edition: Edition
  html: string
  template: Template
}

/** What all editions of a briefing are made of. */
export interface Making extends Omit<SetEditions, 'fonts'> {
  inspected: Sound
  /** Files for machines that the PDF carries. */
  attachments: readonly AnnexFile[]
  theme: Theme
  settings: EditionSettings
  order: EditionOrder
  /** Filled in as the editions are set. */
  sources: EditionSource[]
}

/** An edition with what is to be said about it; undefined instead where its pages cannot be printed. */
export interface MadeContent {
  content: Uint8Array | string
  pages?: PageMap
  /** What it was proved by. */
  model?: NoteModel
  said?: readonly FileText[]
  seconds: number
  /** Puts what it does not keep of its promises onto the files; returns the number of errors. */
  report: (files: readonly VFile[]) => number
}

/** transform → render: the HTML of an edition, in the template of the report's layout. */
export async function setIntoTemplate(
  edition: Edition,
  { briefing, pictures, theme, settings, order, sources }: Making,
): Promise<string> {
  order.step(`setting the ${edition.toUpperCase()} edition`)
  const { layout } = briefing.frontMatter
  const template = await loadTemplate(settings.templates, layout, edition, theme)
  const html = await setEdition(edition, briefing, pictures, template)
  sources.push({ edition, html, template })
  return html
}

/** @param started as performance.now() gave it */
export function secondsSince(started: number): number {
  return (performance.now() - started) / 1000
}
