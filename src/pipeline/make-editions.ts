import type { Output } from '../delivery/write-outputs.js'
import { plainTheme, withFaces } from '../house/theme/theme.js'
import { makeAnnex } from '../intel/annex.js'
import type { PageMap } from '../paginate/paginate.js'
import { fitPictures } from '../pictures/fit-pictures.js'
import type { FileText } from '../proof/leaks/search.js'
import { createDeferred } from './deferred.js'
import { describeMade } from './describe-made.js'
import type { Edition } from './edition.js'
import { hasErrors, type Sound } from './inspect.js'
import { makeHtml } from './make-html.js'
import { makePdf } from './make-pdf.js'
import type {
  EditionOrder,
  EditionSettings,
  EditionSource,
  MadeContent,
  Making,
  SetEditions,
} from './making.js'
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

/** An edition as the table of a build lists it. */
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
 */
export async function makeEditions(
  inspected: Sound,
  order: EditionOrder,
  settings: EditionSettings,
): Promise<MadeEditions | Refusal> {
  const { name, step, describe = (model) => model } = order
  step('fitting pictures')
  const pictures = await fitPictures(inspected, settings.fitBitmap)
  if (hasErrors(inspected)) return 'source'
  const briefing = assembleReport(inspected, name)
  const annex = makeAnnex(briefing, { name, misp: settings.misp ?? false })
  const attachments = annex.filter(({ isAttached }) => isAttached)
  const theme = withFaces(settings.theme ?? plainTheme, inspected.extraFaces)
  const ofEditions = settings.editions.map((edition) => `${name}.${edition}`)
  const names = [...ofEditions, `${name}.json`, ...annex.map((file) => file.name)]
  const sources: EditionSource[] = []
  const set = { names, briefing, pictures, sources }
  const making = { ...set, inspected, attachments, theme, settings, order }
  const made = await makeAll(making)
  if (typeof made === 'string') return made
  const all = settings.editions.flatMap((edition) => {
    const one = made[edition]
    return one ? [{ edition, name: `${name}.${edition}`, ...one }] : []
  })
  const model = made.pdf?.model ?? describeMade(making, made.pdf?.pages)
  const json = `${JSON.stringify(describe(model), null, 2)}\n`
  return {
    ...set,
    outputs: [...all, { name: `${name}.json`, content: json }, ...annex].map(toOutput),
    editions: all.map(toEdition),
    notes: briefing.notes.length,
    figures: briefing.figures.length,
    hasAnnex: annex.length > 0,
    fonts: made.pdf?.pages?.fonts ?? [],
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

/**
 * Makes the editions that are asked for. The HTML edition is set while Chrome prints, and proved while the PDF is finished
 * and proved in another thread.
 */
async function makeAll(making: Making): Promise<Partial<Record<Edition, MadeContent>> | Refusal> {
  const { inspected, settings, order } = making
  const files = inspected.parsed.map(({ file }) => file)
  const printing = createDeferred()
  const printed = createDeferred<PageMap | undefined>()
  void printed.promise.then(order.onPrinted)
  const makes = (edition: Edition) => settings.editions.includes(edition)
  const makingHtml = makes('html')
    ? makeHtml(making, printing.promise, printed.promise)
    : Promise.resolve(undefined)
  const set = Promise.all([printed.promise, makingHtml]).then(([pages]) =>
    order.onSet?.({ ...making, fonts: pages?.fonts ?? [] }),
  )
  // Whoever awaits it gets the error; if the PDF is refused, nobody does.
  set.catch(() => undefined)
  const moments = { onPrinting: printing.resolve, onPrinted: printed.resolve }
  const pdf = makes('pdf') ? await makePdf(making, moments) : undefined
  if (makes('pdf') && !pdf) return 'source'
  if (pdf && pdf.report(files) > 0) return 'unproved'
  // Without a PDF there is nothing to wait for.
  printing.resolve()
  printed.resolve(undefined)
  await set
  const html = await makingHtml
  if (html && html.report(files) > 0) return 'unproved'
  return { ...(pdf && { pdf }), ...(html && { html }) }
}
