import path from 'node:path'
import type { Briefing } from '../dist/briefing/briefing.js'
import { describeBriefing } from '../dist/briefing/describe.js'
import { launchBrowser } from '../dist/browser/launch.js'
import { plainTheme, type Theme, withFaces } from '../dist/house/theme/theme.js'
import type { PageMap } from '../dist/paginate/paginate.js'
import { fitPictures } from '../dist/pictures/fit-pictures.js'
import type { FinishOrder } from '../dist/pipeline/finish-and-prove.js'
import { inspect, isSound } from '../dist/pipeline/inspect.js'
import { printPdf } from '../dist/pipeline/print-pdf.js'
import { assembleReport, setEdition } from '../dist/pipeline/set-edition.js'
import { loadTemplate } from '../dist/render/handlebars.js'
import { watchTime } from './measure.js'

export interface PrintedBriefing {
  /** What a build would finish now. */
  order: FinishOrder
  /** Seconds of processor time of the browser, from its start until the file is there. */
  browser: number
  /** Those in which the placed page is printed. */
  printing: number
}

export interface SetBriefing {
  /** The page of the PDF edition, before notes are placed. */
  html: string
  briefing: Briefing
  theme: Theme
}

/** Sets a briefing as a build does. */
export async function set(folder: string): Promise<SetBriefing> {
  const inspected = await inspect(folder)
  if (!isSound(inspected)) throw new Error(`${folder} cannot be built: check it first`)
  const pictures = await fitPictures(inspected)
  const briefing = assembleReport(inspected, path.basename(folder))
  const theme = withFaces(plainTheme, inspected.extraFaces)
  const template = await loadTemplate('templates', briefing.frontMatter.layout, 'pdf', theme)
  return { html: await setEdition('pdf', briefing, pictures, template), briefing, theme }
}

/** Prints what was set as a build does. */
export async function print({ html, briefing, theme }: SetBriefing): Promise<PrintedBriefing> {
  const browser = await launchBrowser()
  using watched = watchTime(browser.browser.process()?.pid ?? 0)
  let printed: PrintedBriefing | undefined
  let count = 0
  let began = 0
  const finisher = {
    finish: async (order: FinishOrder) => {
      const all = watched.read()
      printed = { order, browser: all, printing: all - began }
      return { bytes: order.pdf, pages: count, findings: [] }
    },
    [Symbol.dispose]: () => {},
  }
  const settings = { browser, finisher, theme, epoch: undefined, fit: async () => true }
  const describe = (pages: PageMap) => {
    count = pages.count
    return describeBriefing(briefing, pages)
  }
  const onPrinting = () => {
    began = watched.read()
  }
  await printPdf(html, briefing, { ...settings, describe, onPrinting })
  await browser.close()
  if (!printed) throw new Error('nothing was printed')
  return printed
}
