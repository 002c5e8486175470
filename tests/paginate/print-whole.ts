import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launchBrowser } from '../../src/browser/launch.js'
import { loadTheme } from '../../src/house/theme/load-theme.js'
import { buildBriefing } from '../../src/pipeline.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { printReadingOrder } from '../pdf/reading-order.js'

/** A browser that builds whole briefings, one after the other. */
export interface WholePrinter extends AsyncDisposable {
  /**
   * Builds and proves the PDF of a briefing's folder; gives every error, what else is said, and the text as it is read
   * aloud.
   *
   * @param theme name of an included one
   */
  print(
    folder: string,
    theme?: string,
  ): Promise<{ errors: string[]; remarks: string[]; order: string }>
}

export async function openWholePrinter(): Promise<WholePrinter> {
  const browser = await launchBrowser()
  const output = await mkdtemp(path.join(tmpdir(), 'briefing-whole-'))
  return {
    async print(folder, theme) {
      const result = await buildBriefing(folder, {
        templates: 'templates',
        ...(theme && { theme: await loadTheme(undefined, '', theme) }),
        output,
        editions: ['pdf'],
        epoch: undefined,
        rules: {},
        verify: true,
        browser: async () => browser,
      })
      const list = (isError: boolean) =>
        result.files.flatMap(({ messages }) =>
          messages.filter(({ fatal }) => Boolean(fatal) === isError).map(String),
        )
      const [pdf] = result.built ? result.editions : []
      const order = pdf ? await printReadingOrder(await readFile(pdf.path)) : ''
      return { errors: list(true), remarks: list(false), order }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await rm(output, { recursive: true })
    },
  }
}

/** Prints a chapter; gives every error, and the text as it is read aloud. */
export async function printChapter(
  printer: WholePrinter,
  body: string,
  title = '題',
  frontMatter = '',
) {
  const chapter = `# ${title}\n\n:::summary\n- 要点\n:::\n\n## 節\n\n${body}\n`
  const folder = await writeBriefing({
    '01-chapter.md': chapter,
    'briefing.md': `${monthlyFrontMatter.replace(/---\n$/, `${frontMatter}$&`)}はじめに。\n`,
  })
  return printer.print(folder)
}
