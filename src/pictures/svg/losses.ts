/** What a drawing can lose, and how its author can export it to avoid that. */
const kinds = {
  script: {
    what: (names: string) => `its scripts and event attributes (${names}) are left out`,
    advice: 'a printed drawing cannot run them',
  },
  address: {
    what: (names: string) => `what it fetches from outside (${names}) is left out`,
    advice: 'embed it: Inkscape has “Embed images”, draw.io “Embed Images” in the export',
  },
  link: {
    what: (names: string) => `its links (${names}) are left out, their content stays`,
    advice: 'give the address in a note under the picture',
  },
  text: {
    what: (names: string) => `text of it in HTML (\`foreignObject\`) is lost: ${names}`,
    advice:
      'export it as text of SVG: in draw.io choose “Text Settings: Text as SVG” or turn “Formatted Text” off, for Mermaid set `htmlLabels: false`',
  },
  formatting: {
    what: (names: string) =>
      `text of it in HTML (\`foreignObject\`) is set plainly, without its formatting: ${names}`,
    advice:
      'look at it, or export it as text of SVG: for Mermaid set `htmlLabels: false`, in draw.io choose “Text Settings: Text as SVG”',
  },
  animation: {
    what: () => 'its animation is left out, and it is shown as it stands before it',
    advice: 'export a still picture',
  },
  bitmap: {
    what: (names: string) => `a bitmap in it cannot be used (${names})`,
    advice: 'embed it as PNG, JPEG, WebP or GIF',
  },
  edge: {
    what: (names: string) => `words of it reach beyond its edge and are cut off: ${names}`,
    advice: 'enlarge its `viewBox`, or move the words',
  },
  filter: {
    what: (names: string) => `its filters with ${names} are left out`,
    advice: 'flatten the effect in the program that drew it',
  },
  element: {
    what: (names: string) => `elements of it are left out: ${names}`,
    advice: 'export it as plain SVG',
  },
  font: {
    what: (names: string) => `its own fonts (${names}) are replaced by the briefing’s`,
    advice: 'to keep the letters’ shapes, export its text as paths',
  },
  size: {
    what: () =>
      'it does not say how large it is, so the 300 × 150 that a browser shows of it are used',
    advice: 'give its `svg` a `viewBox`, or a `width` and a `height` in px, mm or pt',
  },
} as const

/** A kind of thing that a drawing loses. */
export type LossKind = keyof typeof kinds

/** What a drawing loses when it is made harmless. */
export interface Loss {
  /** In words that follow the picture's name and a colon: what was lost, and how to keep it. */
  reason: string
  severity: 'warning' | 'info'
}

const maximumNames = 5
const maximumLength = 60

/** What a drawing loses on its way into the page: each kind is reported once, with its first few members. */
export class Losses {
  readonly #names = new Map<LossKind, Set<string>>()

  add(kind: LossKind, name = ''): void {
    const names = this.#names.get(kind) ?? new Set()
    this.#names.set(kind, names.add(shortenText(name)))
  }

  list(): Loss[] {
    return [...this.#names].map(([kind, names]) => {
      const { what, advice } = kinds[kind]
      const rest = names.size - maximumNames
      const shown = [...names].slice(0, maximumNames).map((name) => `“${name}”`)
      if (rest > 0) shown.push(`and ${rest} more`)
      const severity = kind === 'font' ? 'info' : 'warning'
      return { reason: `${what(shown.join(', '))}; ${advice}`, severity }
    })
  }
}

function shortenText(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > maximumLength ? `${plain.slice(0, maximumLength)}…` : plain
}
