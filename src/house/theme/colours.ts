/** The custom properties of tokens.css that a house may set. */
export const colourNames = [
  'ink',
  'muted',
  'strong',
  'link',
  'accent',
  'line',
  'edge',
  'edge-on-strong',
  'pale',
  'ground',
  'accent-text',
  'raised',
  'mark',
  'band',
  'band-end',
  'band-ink',
  'band-muted',
  'band-line',
  'band-rule',
] as const

/** A theme's colours by their names, and those of its dark scheme. */
export type Colours = { [Name in (typeof colourNames)[number]]?: string | undefined } & {
  dark?: { [Name in (typeof colourNames)[number]]?: string | undefined } | undefined
}

const named = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
  darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
  darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
  firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
  lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
  mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
  palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue
  slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
  whitesmoke yellow yellowgreen`.split(/\s+/),
)
const component = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:%|deg|rad|grad|turn)?|none`
const call = new RegExp(
  String.raw`^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*(?:${component})(?:(?:\s*[,/]\s*|\s+)(?:${component})){2,3}\s*\)$`,
  'i',
)

/** Whether CSS knows it as one fixed colour. Nothing that passes can end a declaration. */
export function isColour(value: string): boolean {
  return (
    /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value) ||
    named.has(value.toLowerCase()) ||
    call.test(value)
  )
}

/** The colours of tokens.css that a page needs before its style sheet is loaded. */
export const plainColours = { strong: '#0b2545', muted: '#475569', ground: '#ffffff' }

/** Declarations by name of the property, without the dashes. */
export type Values = Record<string, string>

/** The custom properties of the printed layouts; the mixed colours of the cover follow `strong` and `edge`. */
export function printedColours(colours: Colours): Values {
  const { strong, edge } = colours
  return {
    ...((strong || edge) && {
      'cover-far': 'color-mix(in srgb,var(--strong) 64%,var(--edge))',
      'cover-mid': 'color-mix(in srgb,var(--strong) 34%,var(--edge))',
    }),
    ...pick(colours),
  }
}

/** The light scheme, and the dark one derived from it wherever the house sets nothing itself. */
export function shownColours(colours: Colours): { light: Values; dark: Values } {
  const { strong, link, accent, ground, 'edge-on-strong': onStrong } = colours
  const light: Values = {}
  const dark: Values = {}
  if (strong) {
    Object.assign(light, { band: strong, 'band-end': mix(strong, 86, 'white') })
    Object.assign(dark, {
      strong: mix(strong, 6, 'white'),
      ground: mix(strong, 18, '#0d0e11'),
      pale: mix(strong, 30, '#14161a'),
      raised: mix(strong, 34, '#1d2026'),
      line: mix(strong, 40, '#3a3e46'),
      band: mix(strong, 70, 'black'),
      'band-end': mix(strong, 86, 'black'),
    })
  }
  if (link) dark.link = mix(link, 40, 'white')
  if (accent) {
    Object.assign(light, { 'accent-text': mix(accent, 82, 'black'), 'band-rule': accent })
    Object.assign(dark, {
      accent: mix(accent, 70, 'white'),
      'accent-text': mix(accent, 52, 'white'),
    })
  }
  if (ground) light.raised = ground
  if (onStrong) light['band-muted'] = onStrong
  Object.assign(light, pick(colours))
  Object.assign(dark, pick(colours.dark ?? {}))
  for (const set of [light, dark]) {
    const rule = set['band-rule']
    if (rule) set['band-bar'] = rule
  }
  return { light, dark }
}

/** What the house sets itself for the light scheme. */
function pick(colours: Colours): Values {
  const given = Object.entries(colours).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(given)
}

function mix(colour: string, percent: number, other: string): string {
  return `color-mix(in oklab, ${colour} ${percent}%, ${other})`
}
