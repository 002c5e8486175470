import { readFile } from 'node:fs/promises'
import { characterOf } from '../source/characters/references.js'
import { fallbackFaces, fontFaces, usualNames } from './font-faces.js'

interface FontFile {
  /** A function where it is read when the page asks for it. */
  body: Uint8Array | (() => Promise<Uint8Array>)
  type: string
}

/** The part of a font that a page needs. */
interface CutFont {
  body: () => Promise<Uint8Array>
  type: string
  /** Of a usual one: begins to cut it. */
  prepare?: () => void
}

/** In bytes: a smaller font is read faster than it is cut. */
const worthCutting = 1_000_000

/**
 * What a page prints besides its text: numbers and the counters of lists, hyphens, spaces and quotes of every kind, and
 * everything but 漢字 that a Japanese keyboard gives; the dots of emphasis.
 */
const alwaysKept = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2000, 0x206f],
  [0x25a0, 0x25ff],
  [0x3000, 0x30ff],
  [0xfe45, 0xfe46],
  [0xff01, 0xff9f],
] as const

/** Of the counters that CSS has for Japanese. */
const numerals = '〇一二三四五六七八九十百千万零壱弐参拾甲乙丙丁'

/**
 * Takes the HTML of a page and the fonts it may ask for; returns the fonts with a body that is made when it is asked for,
 * or before that, and has the characters of this page only. Chrome takes long to read a Japanese font whole, and sets both
 * alike.
 *
 * @param onUse called with each font that the page asks for, whole
 */
export function subsetFonts(
  html: string,
  fonts: ReadonlyMap<string, FontFile>,
  onUse: (font: Uint8Array) => void = () => {},
): Map<string, CutFont> {
  let characters: string | undefined
  const cut = async ({ body }: FontFile) => {
    const whole = typeof body === 'function' ? await body() : body
    if (whole.length < worthCutting) return { whole, part: whole }
    characters ??= listCharacters(html)
    return { whole, part: await cutFont(whole, characters) }
  }
  return new Map(
    [...fonts].map(([name, font]): [string, CutFont] => {
      let made: ReturnType<typeof cut> | undefined
      const begin = () => {
        made ??= cut(font)
        return made
      }
      const body = async (): Promise<Uint8Array> => {
        const { whole, part } = await begin()
        onUse(whole)
        return part
      }
      // Whoever asks for it gets the error.
      const prepare = () => void begin().catch(() => undefined)
      return [name, { body, type: font.type, ...(usualNames.has(name) && { prepare }) }]
    }),
  )
}

/** Where HarfBuzz cannot cut a font, or does not start, the font is used whole: slower, but the same on the page. */
async function cutFont(font: Uint8Array, characters: string): Promise<Uint8Array> {
  try {
    const { default: subsetFont } = await import('subset-font')
    return await subsetFont(font, characters, { targetFormat: 'sfnt' })
  } catch {
    return font
  }
}

/** Returns each character that a page may print, in its composed and its decomposed form and in both cases. */
export function listCharacters(html: string): string {
  const text = html.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (_, hex?: string, ten?: string) => characterOf(hex ? Number.parseInt(hex, 16) : Number(ten)),
  )
  const composed = text.normalize('NFC')
  const characters = new Set(listDistinct(text))
  if (composed !== text) for (const character of listDistinct(composed)) characters.add(character)
  for (const character of [...characters]) {
    for (const other of character.normalize('NFD')) characters.add(other)
  }
  for (const character of [...characters]) {
    for (const other of character.toUpperCase() + character.toLowerCase()) characters.add(other)
  }
  for (const [first, last] of alwaysKept) {
    for (let code: number = first; code <= last; code++) characters.add(String.fromCodePoint(code))
  }
  return [...characters, ...numerals].join('')
}

/** The characters of a text, each once. By their codes: a report has a million of them, few of which differ. */
function listDistinct(text: string): string[] {
  const seen = new Uint8Array(0x110000)
  const codes: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0
    if (code > 0xffff) index += 1
    if (seen[code] === 1) continue
    seen[code] = 1
    codes.push(code)
  }
  return codes.map((code) => String.fromCodePoint(code))
}

const bodies = new Map<string, Promise<Uint8Array>>()

/**
 * Returns the font files by the names that the page asks for. Each is read when it is asked for first, once for all
 * briefings: most pages need four of them.
 */
export function loadFonts(): Map<string, FontFile> {
  return new Map(
    [...fontFaces, ...fallbackFaces].map(({ name, file }): [string, FontFile] => {
      const body = (): Promise<Uint8Array> => {
        const known = bodies.get(file) ?? readFile(file)
        bodies.set(file, known)
        return known
      }
      return [name, { body, type: 'font/ttf' }]
    }),
  )
}
