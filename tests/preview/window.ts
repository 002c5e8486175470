import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import puppeteer, { type Frame, type Page } from 'puppeteer-core'
import { findBrowser } from '../../dist/browser/find.js'
import { makeEnvironment } from '../../dist/browser/start-options.js'
import { plainTheme } from '../../dist/house/theme/theme.js'
import { defaultEditor } from '../../dist/preview/editor-link.js'
import {
  type Preview,
  type PreviewSettings,
  startPreview,
} from '../../dist/preview/start-preview.js'

/** Starts a preview as the command does, but inside this process. */
export function startSample(
  folder: string,
  settings: Partial<PreviewSettings> = {},
): Promise<Preview> {
  return startPreview({
    folder,
    templates: 'templates',
    house: async () => ({ rules: {}, theme: plainTheme }),
    port: 0,
    editor: defaultEditor,
    browser: { noSandbox: isRoot },
    ...settings,
  })
}

/** A window on a preview, in an ordinary browser: the product's own refuses every address. */
export interface PreviewWindow {
  page: Page
  /** Waits until an edition of at least this version is in sight. */
  shown(edition: 'html' | 'pages', version: number): Promise<void>
  /** The HTML edition in sight. */
  edition(): Promise<Frame>
  close(): Promise<void>
}

const isRoot = process.getuid?.() === 0

/**
 * A writer of Japanese has a Japanese font. Without one the browser tries every font of the machine for every
 * character, which takes half a second an edition.
 */
async function writeFontConfig(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefing-fonts-'))
  const file = path.join(folder, 'fonts.conf')
  const fonts = path.resolve('node_modules/@expo-google-fonts')
  await writeFile(
    file,
    `<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}</cachedir></fontconfig>`,
  )
  return file
}

/** Opens a window on a preview of a sound briefing, and waits until both editions are in sight. */
export async function openShown(url: string): Promise<PreviewWindow> {
  const tab = await openWindow(url)
  await tab.shown('html', 1)
  await tab.shown('pages', 1)
  return tab
}

/** A preview of a copy of the sample, with a window on it. */
export interface SampleWindow extends AsyncDisposable {
  folder: string
  tab: PreviewWindow
  /** Px from the top of the HTML edition's window to the paragraph with these words. */
  topInEdition(words: string): Promise<number>
}

export async function openSampleCopy(): Promise<SampleWindow> {
  const parent = await mkdtemp(path.join(tmpdir(), 'briefing-sample-'))
  const folder = path.join(parent, '2024-03')
  await cp('briefings/2024-03', folder, { recursive: true })
  const preview = await startSample(folder)
  const tab = await openShown(preview.url)
  return {
    folder,
    tab,
    async topInEdition(words) {
      const edition = await tab.edition()
      return edition.evaluate((sought) => {
        const blocks = [...document.querySelectorAll('main p')]
        const block = blocks.find(({ textContent }) => textContent?.includes(sought))
        return block?.getBoundingClientRect().top ?? Number.NaN
      }, words)
    },
    async [Symbol.asyncDispose]() {
      await tab.close()
      await preview.close()
      await rm(parent, { recursive: true, force: true })
    },
  }
}

export async function openWindow(url: string): Promise<PreviewWindow> {
  const choice = await findBrowser()
  const fontConfig = await writeFontConfig()
  const browser = await puppeteer.launch({
    executablePath: choice.executablePath,
    headless: 'shell',
    args: ['--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...makeEnvironment(choice, process.env), FONTCONFIG_FILE: fontConfig },
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 1440, height: 900 })
  await page.goto(url)
  return {
    page,
    async shown(edition, version) {
      await page.waitForFunction(
        (key, least) => Number(document.documentElement.dataset[key] ?? 0) >= least,
        { polling: 'mutation', timeout: 20_000 },
        `${edition}Shown`,
        version,
      )
    },
    async edition() {
      const element = await page.waitForSelector('iframe')
      const frame = await element?.contentFrame()
      if (!frame) throw new Error('Expected an HTML edition')
      return frame
    },
    async close() {
      await browser.close()
      await rm(path.dirname(fontConfig), { recursive: true, force: true })
    },
  }
}
