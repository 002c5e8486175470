import { loadPicture } from './pictures.js'

/** Waits for the fonts and pictures of the document that was opened, then unveils it; returns those that failed. */
export async function settle(): Promise<string[]> {
  // One that fails is reported below.
  await Promise.allSettled(
    [...collectTexts()].map(([font, text]) => document.fonts.load(font, text)),
  )
  document.getElementById('page-veil')?.remove()
  const broken = await listBrokenPictures()
  const furniture = sampleFurniture()
  document.body.append(...furniture)
  await loadFonts()
  for (const sample of furniture) sample.remove()
  return [...broken, ...listBrokenFonts()]
}

/**
 * Puts another text into a page that stays open, so that its fonts need not be loaded again. Takes the page's new
 * HTML; returns the pictures and fonts that failed, or undefined if only opening it afresh will do, because it
 * has other fonts.
 */
export async function swapDocument(html: string): Promise<string[] | undefined> {
  const next = new DOMParser().parseFromString(html, 'text/html')
  const old = [...document.head.querySelectorAll('style')]
  const sheets = [...next.head.querySelectorAll('style')]
  if (old.length !== sheets.length) return undefined
  const fontsOf = (styles: HTMLStyleElement[]) =>
    styles.flatMap(({ textContent }) => textContent?.match(/@font-face\s*\{[^}]*\}/g) ?? []).join()
  if (fontsOf(old) !== fontsOf(sheets)) return undefined
  for (const [index, sheet] of old.entries()) {
    const text = sheets[index]?.textContent ?? ''
    // Replacing it needlessly would load its fonts again.
    if (sheet.textContent !== text) sheet.textContent = text
  }
  document.documentElement.lang = next.documentElement.lang
  document.title = next.title
  document.body.replaceWith(document.adoptNode(next.body))
  const broken = await listBrokenPictures()
  await loadFonts()
  return [...broken, ...listBrokenFonts()]
}

/** The text that is set in each font, by the font as CSS has it. */
function collectTexts(): Map<string, string> {
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
  return texts
}

/** Returns the pictures that cannot be shown. */
async function listBrokenPictures(): Promise<string[]> {
  const images = [...document.images]
  const shown = await Promise.all(images.map(loadPicture))
  return images
    .filter((_, index) => !shown[index])
    .map((image) => `picture ${(image.currentSrc || image.src).slice(0, 200)}`)
}

/**
 * Returns the words of running heads and footers, each in its font: Chrome prints them without waiting for their fonts,
 * and leaves out all of their text then.
 */
function sampleFurniture(): HTMLElement[] {
  const sheets = [...document.styleSheets].filter(({ href }) => href === null)
  const rules = sheets.flatMap(({ cssRules }) => [...cssRules])
  const margins = rules.flatMap((rule) => (rule instanceof CSSPageRule ? [...rule.cssRules] : []))
  return margins.flatMap((rule) => {
    const style = 'style' in rule && rule.style instanceof CSSStyleDeclaration ? rule.style : null
    const font = style?.getPropertyValue('font')
    if (!font) return []
    const sample = document.createElement('div')
    sample.style.cssText = `position: absolute; visibility: hidden; font: ${font}`
    sample.textContent = margins.map(({ cssText }) => cssText).join(' ')
    return [sample]
  })
}

/** A layout asks for the fonts of what is no text of the source, such as the markers of lists. */
async function loadFonts(): Promise<void> {
  do {
    document.body.getBoundingClientRect()
    await document.fonts.ready
  } while (document.fonts.status === 'loading')
}

function listBrokenFonts(): string[] {
  return [...document.fonts]
    .filter(({ status }) => status === 'error')
    .map(({ family, weight, style }) => `font ${family} ${weight} ${style}`)
}
