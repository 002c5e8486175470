import { fontFaces } from '../../src/fonts/font-faces.js'
import { loadFonts, subsetFonts } from '../../src/fonts/subset-fonts.js'

const [{ name } = { name: '' }] = fontFaces
const whole = [...loadFonts()].filter(([each]) => each === name)

/** Cut once for all pages: Chrome needs longer to read the whole font than for all the rest of a tiny page. */
const cut = [...subsetFonts('図前後', new Map(whole)).values()].map((font) => font.body())

/** The one font of tiny pages, `/f.ttf`: letters as wide as high. Gives the files of a page. */
export async function loadTinyFont(): Promise<Map<string, { body: Uint8Array; type: string }>> {
  const [body = new Uint8Array()] = await Promise.all(cut)
  return new Map([['f.ttf', { body, type: 'font/ttf' }]])
}
