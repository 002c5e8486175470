import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import { assemble } from '../briefing/assemble.js'
import type { Briefing, Picture } from '../briefing/briefing.js'
import { describeBriefing } from '../briefing/describe.js'
import { wordsOf } from '../briefing/words.js'
import type { OpenedPage } from '../browser/open-page.js'
import { retryCrashed, type ShareBrowser } from '../browser/retry-crashed.js'
import type { Output } from '../delivery/write-outputs.js'
import { plainTheme, type Theme, withFaces } from '../house/theme/theme.js'
import { describeAttachments, makeAnnex } from '../intel/annex.js'
import { completeBlocks } from '../intel/complete.js'
import { reportPageFaults } from '../paginate/page-faults.js'
import type { PageMap } from '../paginate/paginate.js'
import { fitPictures, fitPrinted, reportPrintedFaults } from '../pictures/fit-pictures.js'
import type { HastContext } from '../render/context.js'
import { loadTemplate, type Template } from '../render/handlebars.js'
import { render } from '../render/render.js'
import { transform } from '../render/transform.js'
import type { FrontMatter } from '../source/front-matter.js'
import { placeSummary } from '../source/read-front-matter.js'
import type { Inspected } from './inspect.js'
import { type PrintedPdf, printPdf } from './print-pdf.js'
import { verify, verifyHtmlEdition } from './prove.js'

export const allEditions = ['pdf', 'html'] as const
export type Edition = (typeof allEditions)[number]

export interface EditionSettings {
  /** Folder of the templates, one folder a layout. */
  templates: string
  /** What the house changes of them; by default nothing. */
  theme?: Theme
  editions: readonly Edition[]
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whether indicators are written as an event of MISP as well. */
  misp?: boolean
  /** Whether the finished PDF is read back and proved. */
  verify: boolean
  /** Started when the first page is needed, shared by all briefings. */
  browser: ShareBrowser
}

/** A briefing without an error, whose front matter is known by that. */
export type Sound = Inspected & { frontMatter: FrontMatter }

/** Every file of a briefing for one circle of readers. */
export interface MadeEditions {
  outputs: Output[]
  editions: { edition: Edition; name: string; pages: number | undefined; seconds: number }[]
  notes: number
  figures: number
  /** Whether there are files for machines among the outputs. */
  hasAnnex: boolean
}

/**
 * fit → assemble → transform → render → fit → paginate → print → finish → verify: takes a briefing that has been checked;
 * gives all its editions, or why there are none.
 *
 * @param name of the files, without their endings
 * @param step told what the build turns to, for the progress
 */
export async function makeEditions(
  inspected: Sound,
  name: string,
  settings: EditionSettings,
  step: (name: string) => void,
): Promise<MadeEditions | 'source' | 'unproved'> {
  const files = inspected.parsed.map(({ file }) => file)
  step('fitting pictures')
  const pictures = await fitPictures(inspected)
  if (files.some(hasError)) return 'source'
  const { id, folder, frontMatter } = inspected
  const words = wordsOf(frontMatter.language)
  const parsed = completeBlocks(inspected.parsed, name, words)
  const briefing = assemble(id, folder, frontMatter, parsed)
  const annex = makeAnnex(briefing, { name, misp: settings.misp ?? false })
  const attachments = annex.filter(({ isAttached }) => isAttached)
  const theme = withFaces(settings.theme ?? plainTheme, inspected.extraFaces)
  const outputs: Output[] = []
  const editions: MadeEditions['editions'] = []
  let printed: PrintedPdf | undefined
  for (const edition of settings.editions) {
    const started = performance.now()
    step(`setting the ${edition.toUpperCase()} edition`)
    const { layout } = briefing.frontMatter
    const template = await loadTemplate(settings.templates, layout, edition, theme)
    const html = setEdition(edition, briefing, pictures, template)
    const file = `${name}.${edition}`
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
        (browser) =>
          printPdf(html, briefing, {
            ...settings,
            theme,
            attachments,
            browser,
            fit,
            accept,
            step,
          }),
        () => {
          step('trying again with a fresh browser')
          for (const [index, { messages }] of files.entries()) messages.length = told[index] ?? 0
        },
      )
      if (!printed) return 'source'
      outputs.push({ name: file, content: printed.bytes })
    } else {
      if (settings.verify) {
        step('verifying')
        const model = describeBriefing(briefing)
        if ((await verifyHtmlEdition(html, model, files)) > 0) return 'unproved'
      }
      outputs.push({ name: file, content: html })
    }
    const seconds = (performance.now() - started) / 1000
    const pages = edition === 'pdf' ? printed?.pages.count : undefined
    editions.push({ edition, name: file, pages, seconds })
  }
  const model = {
    ...describeBriefing(briefing, printed?.pages),
    ...(printed && attachments.length > 0 && { attachments: describeAttachments(attachments) }),
  }
  if (printed && settings.verify) {
    step('verifying')
    if ((await verify(printed.bytes, model, files)) > 0) return 'unproved'
  }
  outputs.push({ name: `${name}.json`, content: `${JSON.stringify(model, null, 2)}\n` })
  outputs.push(...annex)
  return {
    outputs,
    editions,
    notes: briefing.notes.length,
    figures: briefing.figures.length,
    hasAnnex: annex.length > 0,
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
