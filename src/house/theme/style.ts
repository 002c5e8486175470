import { fallbackFamily } from '../../fonts/font-faces.js'
import { type Colours, plainColours, printedColours, shownColours } from './colours.js'
import type { ThemeFonts } from './fonts.js'
import type { Style } from './theme.js'

type Families = ThemeFonts['families']

/** Whatever a house's fonts lack is taken from those that come with briefing, which have it. */
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

/** The custom properties of a theme for the printed layouts, and rules for what hangs on them. */
export function stylePdf(
  colours: Colours,
  families: Families,
  logo: LogoGround | undefined,
  figures: 'float' | 'here',
): Style {
  const values = {
    ...printedColours(colours),
    ...faces(families, 'pdf'),
    // Read by the page builder, not by the browser.
    ...(figures === 'here' && { figures }),
  }
  const rules = [
    ...(colours.strong || colours.edge
      ? [
          '.cover-art .far{stroke:color-mix(in srgb,var(--strong) 64%,var(--edge))}',
          '.cover-art .mid{stroke:color-mix(in srgb,var(--strong) 34%,var(--edge))}',
        ]
      : []),
    ...(logo
      ? [
          `.logo{display:block;width:auto;height:12mm;margin-bottom:3mm;padding:1.5mm 2mm;background:${groundOf(logo, colours)}}`,
        ]
      : []),
    // The cover's own ground.
    ...(logo === 'strong' ? ['.cover-panel .logo{padding:0;background:none}'] : []),
  ]
  return { rules: rules.join('\n'), values: block(':root', values) }
}

/** The same for the HTML edition, in the light and in the dark, and for its paper. */
export function styleHtml(
  colours: Colours,
  families: Families,
  logo: LogoGround | undefined,
  embeddedRules: string,
): Style & { print: string } {
  const { light, dark } = shownColours(colours)
  const set = faces(families, 'html')
  const rules = [
    embeddedRules,
    ...(families.head ? ['h1,h2,h3,h4,h5,h6{font-family:var(--head-face)}'] : []),
    ...(light['band-rule']
      ? [
          '.masthead{border-bottom-color:var(--band-rule)}',
          '.publisher::before{background:var(--band-rule)}',
        ]
      : []),
    ...(logo
      ? [
          `.logo{flex:none;width:auto;height:2.25rem;padding:.25rem .4rem;border-radius:.25rem;background:${groundOf(logo, colours)};print-color-adjust:exact}`,
          '.publisher:has(.logo)::before{content:none}',
        ]
      : []),
  ]
  // As heavy as the layouts' own for Japanese.
  const root = ':root,:root:lang(ja)'
  const values = [
    block(root, { ...light, ...set }),
    wrap('@media screen and (prefers-color-scheme:dark)', block(root, dark)),
  ]
  const { ground: _, raised: __, band: ___, ...onPaper } = light
  const { strong } = colours
  const paper = {
    ...onPaper,
    ...(strong && { 'band-ink': strong, 'band-muted': light.muted ?? plainColours.muted }),
  }
  const ruled = strong ? '.masthead,.badge{border-color:var(--strong)}' : ''
  return {
    rules: rules.filter(Boolean).join('\n'),
    values: values.filter(Boolean).join('\n'),
    print: wrap('@media print', block(root, paper) + ruled),
  }
}

function faces(families: Families, edition: 'pdf' | 'html'): Record<string, string> {
  const entries = Object.entries(families).map(([role, { names, serif }]) => {
    const end = last[edition][role === 'mono' ? 'mono' : serif ? 'serif' : 'sans']
    return [`${role}-face`, [...names.map((name) => `"${name}"`), end].join(', ')]
  })
  return Object.fromEntries(entries)
}

function block(selector: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) => `--${name}:${value}`)
  return lines.length > 0 ? `${selector}{${lines.join(';')}}` : ''
}

function wrap(condition: string, content: string): string {
  return content ? `${condition}{${content}}` : ''
}
