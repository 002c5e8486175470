import type { Browser, Page } from 'puppeteer-core'
import { PageContentError } from './errors.js'
import type { Phase } from './limits.js'
import { guardPage, type PageContent, pageUrl } from './page-guard.js'
import { race } from './watchdog.js'

export type { PageContent, PageFile } from './page-guard.js'

export interface OpenedPage extends AsyncDisposable {
  page: Page
  /** Waits for work in this page under the watchdog; milliseconds only where the phase's limit does not fit. */
  race<T>(work: Promise<T>, phase: Phase, limit?: number): Promise<T>
  /** Throws PageContentError when since then something outside was asked for or the document moved away. */
  check(): void
  close(): Promise<void>
}

/**
 * Opens a document under print media in a browser context of its own, without scripts and without a world outside:
 * what it asks for comes from memory. Comes back when every font and picture is there.
 * In the page `evaluate` works, but timers and animation frames never fire.
 *
 * Errors: PageContentError (a file is missing or broken, something outside was asked for), BrowserCrashError,
 * PhaseTimeoutError.
 */
export async function openPage(browser: Browser, content: PageContent): Promise<OpenedPage> {
  const context = await race(browser.createBrowserContext(), 'load', { browser })
  const close = async (): Promise<void> => {
    if (browser.connected && !context.closed) await context.close().catch(() => undefined)
  }
  try {
    const page = await race(context.newPage(), 'load', { browser })
    const check = await race(load(page, content), 'load', { browser, page })
    return {
      page,
      race: (work, phase, limit) => race(work, phase, { browser, page }, limit),
      check,
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function load(page: Page, content: PageContent): Promise<() => void> {
  await page.setJavaScriptEnabled(false)
  await page.emulateMediaType('print')
  const html = content.html.replace(/^(?:[^<]*<!doctype[^>]*>)?/i, `$&${veil}`)
  const guard = await guardPage(page, { ...content, html })
  // The watchdog has the limit.
  await page.goto(pageUrl, { waitUntil: 'load', timeout: 0 })
  const broken = await page.evaluate(settle)
  guard.check()
  if (broken.length > 0) {
    const list = broken.map((what) => `  - ${what}`).join('\n')
    // A browser other than the bundled one may run where there is not one font: then it takes web fonts no more.
    const hint = broken.some((what) => what.startsWith('font '))
      ? '\nIf the font files are sound: a browser needs at least one font on the machine (Debian: fonts-dejavu-core).'
      : ''
    throw new PageContentError(`The browser cannot read files of the page:\n${list}${hint}`, broken)
  }
  return guard.check
}

/**
 * Hides the text until its fonts are there. Laying it out in what stands in for them takes much longer than in its own
 * fonts, since Chrome looks for each character among all fonts of the machine. What would be fetched only once it is
 * seen stays in sight, to be refused at once.
 */
const veil = '<style id="veil">html:not(:has(object, embed)) { display: none }</style>'

/** Runs inside the page: waits for fonts and pictures, then unveils it; gives those that failed. */
async function settle(): Promise<string[]> {
  const broken: string[] = []
  const texts = new Map<string, string>()
  // A face for certain characters is asked for where no font before it has one: only the layout knows.
  const asked = new Set(
    [...document.fonts]
      .filter(({ unicodeRange }) => unicodeRange !== 'U+0-10FFFF')
      .map(({ family }) => `"${family.replaceAll('"', '')}"`),
  )
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    const text = own.map(({ nodeValue }) => nodeValue).join('')
    if (text.trim() === '') continue
    const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
    const families = fontFamily.split(/\s*,\s*/).filter((family) => !asked.has(family))
    const font = `${fontStyle} ${fontWeight} 1px ${families.join()}`
    texts.set(font, (texts.get(font) ?? '') + text)
  }
  // One that fails is told of below.
  await Promise.allSettled([...texts].map(([font, text]) => document.fonts.load(font, text)))
  document.getElementById('veil')?.remove()
  await Promise.all(
    [...document.images].map(async (image) => {
      image.loading = 'eager'
      await image
        .decode()
        .catch(() => broken.push(`picture ${(image.currentSrc || image.src).slice(0, 200)}`))
    }),
  )
  // Chrome prints running heads and footers without waiting for their fonts, and leaves out all of their text then.
  const sheets = [...document.styleSheets].filter(({ href }) => href === null)
  const rules = sheets.flatMap(({ cssRules }) => [...cssRules])
  const margins = rules.flatMap((rule) => (rule instanceof CSSPageRule ? [...rule.cssRules] : []))
  const furniture = margins.flatMap((rule) => {
    const style = 'style' in rule && rule.style instanceof CSSStyleDeclaration ? rule.style : null
    const font = style?.getPropertyValue('font')
    if (!font) return []
    const sample = document.createElement('div')
    sample.style.cssText = `position: absolute; visibility: hidden; font: ${font}`
    sample.textContent = margins.map(({ cssText }) => cssText).join(' ')
    return [sample]
  })
  document.body.append(...furniture)
  // A layout asks for the fonts of what is no text of the source, such as the markers of lists.
  do {
    document.body.getBoundingClientRect()
    await document.fonts.ready
  } while (document.fonts.status === 'loading')
  for (const sample of furniture) sample.remove()
  for (const face of document.fonts) {
    if (face.status === 'error') broken.push(`font ${face.family} ${face.weight} ${face.style}`)
  }
  return broken
}
