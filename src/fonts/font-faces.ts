import { createRequire } from 'node:module'
import { fallbackRanges } from './coverage-data.js'

/** A font file that every machine gets from npm, so that lines break alike everywhere. */
export interface FontFace {
  family: string
  weight: number
  style: 'normal' | 'italic'
  /** Name under which the page asks for it. */
  name: string
  /** Absolute path of the TrueType file. */
  file: string
  /** The characters that it is asked for, as CSS writes them (`unicode-range`); all that it has where there are none. */
  range?: string
}

/** A family's TrueType files as they are; where it has one weight only, twice the same. */
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
  face('BIZ UDPGothic', 400, 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  face('BIZ UDPGothic', 700, 'biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
  face('BIZ UDPMincho', 400, 'biz-udpmincho/400Regular/BIZUDPMincho_400Regular.ttf'),
  face('BIZ UDPMincho', 700, 'biz-udpmincho/700Bold/BIZUDPMincho_700Bold.ttf'),
  face('Source Sans 3', 400, 'source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  face(
    'Source Sans 3',
    400,
    'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
    'italic',
  ),
  face('Source Sans 3', 700, 'source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
  face(
    'Source Sans 3',
    700,
    'source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf',
    'italic',
  ),
  face('IBM Plex Mono', 400, 'ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf'),
  face(
    'IBM Plex Mono',
    400,
    'ibm-plex-mono/400Regular_Italic/IBMPlexMono_400Regular_Italic.ttf',
    'italic',
  ),
  face('IBM Plex Mono', 700, 'ibm-plex-mono/700Bold/IBMPlexMono_700Bold.ttf'),
]

/** The family that stands last in every list of fonts: what the others lack, one face a script. */
export const fallbackFamily = 'Briefing Fallback'

/**
 * The fonts of that family, those that are tried first at the end, as CSS has it for faces with the same character.
 * A font of one weight is its own bold: a synthetic one would be drawn as shapes, not written as text.
 */
export const fallbackFonts = {
  emoji: both('noto-emoji', 'NotoEmoji'),
  shippori: only('shippori-antique', 'ShipporiAntique'),
  nanum: both('nanum-gothic', 'NanumGothic'),
  math: only('noto-sans-math', 'NotoSansMath'),
  symbols: both('noto-sans-symbols', 'NotoSansSymbols'),
  symbols2: only('noto-sans-symbols-2', 'NotoSansSymbols2'),
  devanagari: both('noto-sans-devanagari', 'NotoSansDevanagari'),
  thai: both('noto-sans-thai', 'NotoSansThai'),
  arabic: both('noto-sans-arabic', 'NotoSansArabic'),
  hebrew: both('noto-sans-hebrew', 'NotoSansHebrew'),
  mono: both('ibm-plex-mono', 'IBMPlexMono'),
} as const

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
    file: resolve(`@expo-google-fonts/${fallbackFonts[key][weight]}`),
    range: fallbackRanges[key],
  })),
)

function both(folder: string, name: string) {
  return {
    400: `${folder}/400Regular/${name}_400Regular.ttf`,
    700: `${folder}/700Bold/${name}_700Bold.ttf`,
  }
}

function only(folder: string, name: string) {
  const file = `${folder}/400Regular/${name}_400Regular.ttf`
  return { 400: file, 700: file }
}

function face(
  family: string,
  weight: number,
  file: string,
  style: FontFace['style'] = 'normal',
): FontFace {
  const name = `fonts/${family.toLowerCase().replaceAll(' ', '-')}-${weight}${style === 'italic' ? '-italic' : ''}.ttf`
  return { family, weight, style, name, file: resolve(`@expo-google-fonts/${file}`) }
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
