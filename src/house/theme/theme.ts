import { type ExtraFace, type FontPair, writeFaceRules } from '../../fonts/font-faces.js'
import { plainColours } from './colours.js'

/** A text with the file that it stands in, for messages. */
export interface TemplateSource {
  file: string
  text: string
}

/** A font file as a page loads it. */
export interface FontFile {
  body: Uint8Array
  type: string
}

/** Lines of the page's foot, with placeholders. */
export interface FooterLines {
  left: readonly string[]
  right: readonly string[]
}

/** CSS around that of the theme's folder: rules that it may override, and values that override it. */
export interface Style {
  rules: string
  values: string
}

/** What a house changes of the layouts, read and found sound. Plain data: the same for every briefing. */
export interface Theme {
  /** What its folder holds, by path in it: `pdf.css`, `monthly/html.css`, `partials/cover.hbs`. */
  files: ReadonlyMap<string, TemplateSource>
  pdf: Style
  html: Style
  /** CSS for the HTML edition on paper, after all else. */
  print: string
  /** `@font-face` rules for the PDF edition, and the files they name. */
  fontFaceRules: string
  fontFiles: ReadonlyMap<string, FontFile>
  /** The house's own families. */
  houseFonts: readonly FontPair[]
  /** Whether the HTML edition holds fonts. */
  embedsFonts: boolean
  /** Harmless HTML; empty if there is none. */
  logoHtml: string
  /** Undefined if the layouts' own lines stand. */
  footer: FooterLines | undefined
  /** Whether references of the PDF edition name the pages of their targets. */
  referencePages: boolean
  /** The colour of the browser's own frame around the HTML edition. */
  frameColour: string
}

/** The theme of the layouts themselves. */
export const plainTheme: Theme = {
  files: new Map(),
  pdf: { rules: '', values: '' },
  html: { rules: '', values: '' },
  print: '',
  fontFaceRules: '',
  fontFiles: new Map(),
  houseFonts: [],
  embedsFonts: false,
  logoHtml: '',
  footer: undefined,
  referencePages: false,
  frameColour: plainColours.strong,
}

/** Returns the theme with faces for the characters of one briefing. */
export function withFaces(theme: Theme, faces: readonly ExtraFace[]): Theme {
  if (faces.length === 0) return theme
  const files = faces.map(({ name, body }) => [name, { body, type: 'font/ttf' }] as const)
  return {
    ...theme,
    fontFaceRules: [theme.fontFaceRules, writeFaceRules(faces)].filter(Boolean).join('\n'),
    fontFiles: new Map([...theme.fontFiles, ...files]),
  }
}
