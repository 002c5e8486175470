import { createRequire } from 'node:module'
import { fallbackRanges } from './coverage-data.js'

/** A font file that every machine gets from npm, so that lines break alike everywhere. */
export interface FontFace {
  family: string
  weight: 400 | 700
  style: 'normal' | 'italic'
  /** Name under which the page asks for it. */
  name: string
  /** Absolute path of the TrueType file. */
  file: string
  /** The characters that it is asked for, as CSS writes them (`unicode-range`); all that it has where there are none. */
  range?: string
}

/** A family's TrueType files as they are; where it has one weight only, the same file twice. */
export interface FontPair {
  regular: Uint8Array
  bold: Uint8Array
}

/** Reads the fonts of a house. */
export type ReadFonts = () => Promise<readonly FontPair[]>

/** A face of the last family for characters that the fonts that come with briefing lack. */
export interface ExtraFace extends Omit<FontFace, 'file'> {
  body: Uint8Array
}

const { resolve } = createRequire(import.meta.url)

/** Static TrueType, one file a weight: variable and heavily subset fonts print as Type 3 or as dozens of fonts. */
export const fontFaces: readonly FontFace[] = [
  face('BIZ UDPGothic', 400),
  face('BIZ UDPGothic', 700),
  face('BIZ UDPMincho', 400),
  face('BIZ UDPMincho', 700),
  face('Source Sans 3', 400),
  face('Source Sans 3', 400, 'italic'),
  face('Source Sans 3', 700),
  face('Source Sans 3', 700, 'italic'),
  face('IBM Plex Mono', 400),
  face('IBM Plex Mono', 400, 'italic'),
  face('IBM Plex Mono', 700),
]

/** Names of those that a page asks for even where its text is English: their family stands in every list of fonts. */
export const usualNames: ReadonlySet<string> = new Set(
  fontFaces.filter(({ family }) => family === 'BIZ UDPGothic').map(({ name }) => name),
)

/** The family that stands last in every list of fonts: what the others lack, one face a script. */
export const fallbackFamily = 'Briefing Fallback'

/**
 * The fonts of that family, those that are tried first at the end, as CSS has it for faces with the same character.
 * A font of one weight is its own bold: a synthetic one would be drawn as shapes, not written as text.
 */
export const fallbackFonts = {
  emoji: both('Noto Emoji'),
  shippori: only('Shippori Antique'),
  nanum: both('Nanum Gothic'),
  math: only('Noto Sans Math'),
  symbols: both('Noto Sans Symbols'),
  symbols2: only('Noto Sans Symbols 2'),
  devanagari: both('Noto Sans Devanagari'),
  thai: both('Noto Sans Thai'),
  arabic: both('Noto Sans Arabic'),
  hebrew: both('Noto Sans Hebrew'),
  mono: both('IBM Plex Mono'),
} as const

/** The name of a font that prints what the text's own fonts lack. */
export type FallbackFont = keyof typeof fallbackFonts

/** The faces of the fonts that print what the text's own fonts lack. */
export const fallbackFaces: readonly FontFace[] = (
  Object.keys(fallbackFonts) as FallbackFont[]
).flatMap((key) =>
  ([400, 700] as const).map((weight) => ({
    family: fallbackFamily,
    weight,
    style: 'normal' as const,
    name: `fonts/fallback-${key}-${weight}.ttf`,
    file: resolve(fallbackFonts[key][weight]),
    range: fallbackRanges[key],
  })),
)

function both(family: string) {
  return { 400: fileOf(family, 400), 700: fileOf(family, 700) }
}

function only(family: string) {
  const file = fileOf(family, 400)
  return { 400: file, 700: file }
}

function face(
  family: string,
  weight: FontFace['weight'],
  style: FontFace['style'] = 'normal',
): FontFace {
  const italic = style === 'italic' ? '-italic' : ''
  const name = `fonts/${hyphenate(family)}-${weight}${italic}.ttf`
  return { family, weight, style, name, file: resolve(fileOf(family, weight, style)) }
}

/** Where the npm package of a family has the file: `@expo-google-fonts/noto-emoji/700Bold/NotoEmoji_700Bold.ttf`. */
function fileOf(
  family: string,
  weight: FontFace['weight'],
  style: FontFace['style'] = 'normal',
): string {
  const cut = `${weight === 400 ? '400Regular' : '700Bold'}${style === 'italic' ? '_Italic' : ''}`
  return `@expo-google-fonts/${hyphenate(family)}/${cut}/${family.replaceAll(' ', '')}_${cut}.ttf`
}

function hyphenate(family: string): string {
  return family.toLowerCase().replaceAll(' ', '-')
}

/** The `@font-face` rules for some; a browser loads only those that the text uses. */
export function writeFaceRules(faces: readonly Omit<FontFace, 'file'>[]): string {
  return faces
    .map(
      ({ family, weight, style, name, range }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url("/${name}")${range ? `;unicode-range:${range}` : ''}}`,
    )
    .join('\n')
}

/** Those for all that come with briefing. */
export const fontFaceRules = writeFaceRules([...fontFaces, ...fallbackFaces])
