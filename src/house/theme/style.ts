import { fallbackFamily } from '../../fonts/font-faces.js'
import { type Colours, plainColours, printedColours, shownColours, type Values } from './colours.js'
import type { ThemeFonts } from './fonts.js'
import type { Style } from './theme.js'

type Families = ThemeFonts['families']

/** Glyphs that a house's fonts lack come from the bundled fonts. */
const last = {
  pdf: {
    sans: `"Source Sans 3", "BIZ UDPGothic", "${fallbackFamily}", sans-serif`,
    serif: `"BIZ UDPMincho", "Source Sans 3", "${fallbackFamily}", serif`,
    mono: `"IBM Plex Mono", "BIZ UDPGothic", "Source Sans 3", "${fallbackFamily}", monospace`,
  },
  html: {
    sans: '"Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", sans-serif',
    serif:
      '"Iowan Old Style", "Palatino Linotype", Georgia, "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif JP", "Noto Serif CJK JP", serif',
    mono: 'ui-monospace, Menlo, Consolas, monospace',
  },
}

/** What a logo is made for: the colour `strong`, or white paper. */
export type LogoGround = 'strong' | 'paper'

/** The ground of a logo as a colour. */
function groundOf(logo: LogoGround, { strong, ground }: Colours): string {
  return logo === 'strong' ? (strong ?? plainColours.strong) : (ground ?? plainColours.ground)
}

/** The custom properties of a theme for the printed layouts. */
export function stylePdf(
  colours: Colours,
  families: Families,
  logo: LogoGround | undefined,
  figures: 'float' | 'here',
): Style {
  const values = {
    ...printedColours(colours),
    ...(logo && { 'logo-ground': groundOf(logo, colours) }),
    ...faces(families, 'pdf'),
    // Read by the page builder, not by the browser.
    ...(figures === 'here' && { figures }),
  }
  return { rules: '', values: block(':root', values) }
}

/** The same for the HTML edition, in the light and in the dark, and for its paper. */
export function styleHtml(
  colours: Colours,
  families: Families,
  logo: LogoGround | undefined,
  embeddedRules: string,
): Style & { print: string } {
  const { light, dark } = shownColours(colours)
  const set = {
    ...(logo && { 'logo-ground': groundOf(logo, colours) }),
    ...faces(families, 'html'),
  }
  // As heavy as the layouts' own for Japanese.
  const root = ':root,:root:lang(ja)'
  const { both, lightOnly } = partLight(light, dark)
  const values = [
    block(root, { ...both, ...set }),
    wrap('@media not all and (prefers-color-scheme:dark)', block(root, lightOnly)),
    wrap('@media screen and (prefers-color-scheme:dark)', block(root, dark)),
  ]
  const { ground: _, raised: __, band: ___, ...onPaper } = light
  const { strong } = colours
  const paper = {
    ...onPaper,
    ...(strong && { 'band-ink': strong, 'band-muted': light.muted ?? plainColours.muted }),
  }
  return {
    rules: embeddedRules,
    values: values.filter(Boolean).join('\n'),
    print: wrap('@media print', block(root, paper)),
  }
}

/** Colours that go with the light and the dark: rules, and small text on `strong`. */
const kept: ReadonlySet<string> = new Set(['edge-on-strong', 'band-rule', 'band-bar'])

/**
 * Parts what the dark scheme may take over, or sets itself, from what it must not: ink for white paper cannot be read on
 * its ground, so there the layouts' own colour stays.
 */
function partLight(light: Values, dark: Values): { both: Values; lightOnly: Values } {
  const entries = Object.entries(light)
  const isShared = (name: string) => name in dark || kept.has(name)
  return {
    both: Object.fromEntries(entries.filter(([name]) => isShared(name))),
    lightOnly: Object.fromEntries(entries.filter(([name]) => !isShared(name))),
  }
}

function faces(families: Families, edition: 'pdf' | 'html'): Record<string, string> {
  const entries = Object.entries(families).map(([role, { names, serif }]) => {
    const end = last[edition][role === 'mono' ? 'mono' : serif ? 'serif' : 'sans']
    return [`${role}-face`, `${quote(names)}, ${end}`]
  })
  const { slanted = [] } = families.text ?? {}
  if (slanted.length > 0) {
    entries.push(['latin-face', `${quote(slanted)}, var(--text-face)`], ['latin-size', '1'])
  }
  return Object.fromEntries(entries)
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

function block(selector: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) => `--${name}:${value}`)
  return lines.length > 0 ? `${selector}{${lines.join(';')}}` : ''
}

function wrap(condition: string, content: string): string {
  return content ? `${condition}{${content}}` : ''
}
