import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { didYouMeanOneOf } from '../../did-you-mean.js'
import { type FontPair, fontFaces } from '../../fonts/font-faces.js'
import { readFileInside } from '../../source/read-file-inside.js'
import { shortenPath } from '../../terminal/shorten-path.js'
import { tellReason, usage } from '../settings-error.js'
import type { FontSetting, ThemeFile } from './schema.js'
import type { FontFile } from './theme.js'

type Fonts = NonNullable<ThemeFile['fonts']>
type Role = keyof Fonts

/** The fonts of a theme, as both editions use them. */
export interface ThemeFonts {
  /** Families by role, the first that has a glyph is taken; `slanted` are those of them that have italics. */
  families: Partial<Record<Role, { names: string[]; slanted: string[]; serif: boolean }>>
  /** For the PDF edition. */
  rules: string
  files: ReadonlyMap<string, FontFile>
  /** The house's own families. */
  pairs: readonly FontPair[]
  /** For the HTML edition, with the fonts in them. */
  embeddedRules: string
}

interface Face {
  family: string
  weight: number
  style: string
  file: string
}

/**
 * Reads the fonts that a theme names: families that come with briefing, and the house's own TrueType files.
 *
 * @throws BriefingError (usage) for a family that nobody knows and a file that cannot be printed.
 */
export async function loadThemeFonts(fonts: Fonts, folder: string): Promise<ThemeFonts> {
  const families: ThemeFonts['families'] = {}
  const rules = new Set<string>()
  const embeddedRules = new Set<string>()
  const files = new Map<string, FontFile>()
  const pairs: FontPair[] = []
  for (const role of ['text', 'head', 'note', 'mono'] as const) {
    const setting = fonts[role]
    if (setting === undefined) continue
    const list = Array.isArray(setting) ? setting : [setting]
    const slanted: string[] = []
    families[role] = { names: list.map(nameOf), slanted, serif: list.some(isSerif) }
    for (const font of list) {
      const { own, embed, faces } = facesOf(font, folder, `fonts.${role}`)
      if (faces.some(({ style }) => style === 'italic')) slanted.push(nameOf(font))
      const upright: { weight: number; body: Uint8Array }[] = []
      for (const face of own || embed ? faces : []) {
        const body = own ? await readOwn(face) : await readFile(face.file)
        if (own) {
          const name = `fonts/house-${createHash('sha256').update(body).digest('hex').slice(0, 16)}.ttf`
          files.set(name, { body, type: 'font/ttf' })
          rules.add(faceRule(face, `/${name}`))
          if (face.style === 'normal') upright.push({ weight: face.weight, body })
        }
        const data = `data:font/ttf;base64,${body.toString('base64')}`
        if (embed) embeddedRules.add(faceRule(face, data))
      }
      const [regular, bold] = [nearest(upright, 400), nearest(upright, 700)]
      if (regular && bold) pairs.push({ regular, bold })
    }
  }
  return {
    families,
    rules: [...rules].join('\n'),
    files,
    pairs,
    embeddedRules: [...embeddedRules].join('\n'),
  }
}

function nearest(
  faces: readonly { weight: number; body: Uint8Array }[],
  weight: number,
): Uint8Array | undefined {
  const distance = (face: { weight: number }) => Math.abs(face.weight - weight)
  return [...faces].sort((a, b) => distance(a) - distance(b))[0]?.body
}

function nameOf(font: FontSetting): string {
  return typeof font === 'string' ? font : font.family
}

function isSerif(font: FontSetting): boolean {
  const own = typeof font === 'string' ? undefined : font.generic
  return own === undefined ? nameOf(font) === 'BIZ UDPMincho' : own === 'serif'
}

function facesOf(
  font: FontSetting,
  folder: string,
  key: string,
): { own: boolean; embed: boolean; faces: Face[] } {
  const { family, files, embed } =
    typeof font === 'string' ? { family: font, files: undefined, embed: false } : font
  if (files) {
    const faces = files.map((face) => ({
      ...face,
      family,
      file: path.resolve(folder, face.file),
    }))
    return { own: true, embed, faces }
  }
  const faces = fontFaces.filter((face) => face.family === family)
  if (faces.length > 0) return { own: false, embed, faces }
  const known = [...new Set(fontFaces.map((face) => face.family))]
  throw usage(
    `Theme: \`${key}\` names the font “${family}”, which does not come with briefing (those are ${known.join(', ')}) and has no \`files\`.${didYouMeanOneOf(known, family)}`,
  )
}

/** A font covering Chinese, Japanese and Korean takes 25 MB. */
const maximumBytes = 64 * 1024 * 1024

async function readOwn({ file }: Face): Promise<Buffer> {
  const body = await readFileInside(path.dirname(file), file, maximumBytes).catch(
    (cause: unknown) => {
      throw usage(`Theme: cannot read the font ${shortenPath(file)}: ${tellReason(cause)}`, cause)
    },
  )
  const fault = judge(body)
  if (fault) throw usage(`Theme: the font ${shortenPath(file)} cannot be used: ${fault}`)
  return body
}

/** Only static TrueType is embedded as what it is; others are printed as shapes or as dozens of fonts. */
function judge(body: Buffer): string | undefined {
  const start = body.subarray(0, 4).toString('latin1')
  if (start === 'OTTO') return 'it has PostScript outlines (OpenType CFF); expected TrueType'
  if (start === 'wOF2' || start === 'wOFF') return 'it is a WOFF file; expected the TrueType file'
  if (start === 'ttcf') return 'it is a collection; expected a file with one font'
  if (start !== '\0\x01\0\0' && start !== 'true') return 'it is not a TrueType file'
  const tables = body.length < 12 ? 0 : body.readUInt16BE(4)
  for (let at = 12; at < 12 + 16 * tables && at + 16 <= body.length; at += 16) {
    if (body.subarray(at, at + 4).toString('latin1') === 'fvar')
      return 'it is a variable font, which prints as drawings; expected a file for each weight'
  }
  return undefined
}

function faceRule({ family, weight, style }: Face, url: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url("${url}")}`
}
