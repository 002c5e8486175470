import type { NoteModel } from '../briefing/describe.js'
import type { Output } from '../delivery/write-outputs.js'
import { plainTheme, withFaces } from '../house/theme/theme.js'
import { makeAnnex } from '../intel/annex.js'
import type { PageMap } from '../paginate/paginate.js'
import { fitPictures } from '../pictures/fit-pictures.js'
import type { FileText } from '../proof/leaks/search.js'
import { describeMade } from './describe-made.js'
import type { Edition } from './edition.js'
import { hasErrors, type Sound } from './inspect.js'
import { proveSetHtml, type SetHtml, setHtml } from './make-html.js'
import { makePdf } from './make-pdf.js'
import type { EditionSettings, EditionSource, MadeContent, Making, SetEditions } from './making.js'
import { assembleReport } from './set-edition.js'

/** Why there is nothing to deliver: the source has errors, some of which only its pages show, or an edition did not keep its promises. */
export type Refusal = 'source' | 'unproved'

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

export interface MadeEdition {
  edition: Edition
  /** Of its file. */
  name: string
  /** Undefined in an edition without pages. */
  pages: number | undefined
  seconds: number
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
  const all = settings.editions.flatMap((edition) => {
    const one = made[edition]
    return one ? [{ edition, name: `${name}.${edition}`, ...one }] : []
  })
  const pages = all.find((one) => one.pages)?.pages
  const model = made.pdf?.model ?? describeMade(making, pages)
  const json = `${JSON.stringify(describe(model), null, 2)}\n`
  return {
    ...set,
    outputs: [...all, { name: `${name}.json`, content: json }, ...annex].map(toOutput),
    editions: all.map(toEdition),
    notes: briefing.notes.length,
    figures: briefing.figures.length,
    hasAnnex: annex.length > 0,
    fonts: pages?.fonts ?? [],
    ...(made.pdf?.said && { said: made.pdf.said }),
  }
}

function toOutput({ name, content }: Output): Output {
  return { name, content }
}

function toEdition({
  edition,
  name,
  pages,
  seconds,
}: MadeContent & Pick<MadeEdition, 'edition' | 'name'>): MadeEdition {
  return { edition, name, pages: pages?.count, seconds }
}

/** Makes the editions that are asked for: sets the HTML edition while the PDF is printed, proves both at a time. */
async function makeAll(making: Making): Promise<Partial<Record<Edition, MadeContent>> | Refusal> {
  const { editions } = making.settings
  const files = making.inspected.parsed.map(({ file }) => file)
  let settingHtml: Promise<SetHtml> | undefined
  let html: Promise<MadeContent> | undefined
  const onPrinting = (): void => {
    if (editions.includes('html')) settingHtml ??= setHtml(making)
    // Whoever awaits it gets the error; if the PDF is refused, nobody does.
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
  const all: Partial<Record<Edition, MadeContent>> = {}
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
