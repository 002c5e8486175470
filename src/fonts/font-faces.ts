import { createRequire } from 'node:module'

/** A font file that every machine gets from npm, so that every machine sets the same lines. */
export interface FontFace {
  family: string
  weight: number
  style: 'normal' | 'italic'
  /** Name under which the page asks for it. */
  name: string
  /** Absolute path of the TrueType file. */
  file: string
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
  face('IBM Plex Mono', 700, 'ibm-plex-mono/700Bold/IBMPlexMono_700Bold.ttf'),
]

function face(
  family: string,
  weight: number,
  file: string,
  style: FontFace['style'] = 'normal',
): FontFace {
  const name = `fonts/${family.toLowerCase().replaceAll(' ', '-')}-${weight}${style === 'italic' ? '-italic' : ''}.ttf`
  return { family, weight, style, name, file: resolve(`@expo-google-fonts/${file}`) }
}

/** The `@font-face` rules for them; a browser loads only those that the text uses. */
export const fontFaceRules = fontFaces
  .map(
    ({ family, weight, style, name }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url("/${name}")}`,
  )
  .join('\n')
