import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { plainColours } from '../../../src/house/theme/colours.js'
import { parseThemeFile } from '../../../src/house/theme/explain-settings.js'

const file = 'templates/themes/editorial/theme.json'
const { colours = {} } = parseThemeFile(file, await readFile(file, 'utf8'))

/** Relative luminance by WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const paper = { ...colours, paper: '#ffffff' }
const pairs = [
  ...['ink', 'strong', 'link', 'muted', 'accent'].flatMap((name) =>
    ['paper', 'pale', 'band'].map((ground) => [paper, name, ground] as const),
  ),
  ...['band-ink', 'band-muted'].flatMap((name) =>
    ['band', 'band-end'].map((ground) => [paper, name, ground] as const),
  ),
  ...['ink', 'strong', 'link', 'muted', 'accent-text'].flatMap((name) =>
    ['ground', 'pale', 'raised', 'mark'].map(
      (ground) => [colours.dark ?? {}, name, ground] as const,
    ),
  ),
  ...['band-ink', 'band-muted'].flatMap((name) =>
    ['band', 'band-end'].map((ground) => [colours.dark ?? {}, name, ground] as const),
  ),
]

test.each(pairs)('editorial: %#. %s on its ground', (set, name, ground) => {
  const values = set as Record<string, string>
  expect(contrast(values[name] ?? '', values[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
})

test('what a page needs before its style sheet is what the style sheet says', async () => {
  const tokens = await readFile('templates/shared/tokens.css', 'utf8')
  const { strong, muted, ground } = plainColours
  for (const line of [`--strong: ${strong};`, `--muted: ${muted};`, `--ground: ${ground};`])
    expect(tokens).toContain(line)
})

/** What a style sheet sets a custom property to, the names of others replaced by their values. */
async function readTokens(file: string): Promise<Record<string, string>> {
  const css = await readFile(`templates/shared/${file}`, 'utf8')
  const declared = css.matchAll(/--([\w-]+): (#[\da-f]{6}|var\(--[\w-]+\));/g)
  return Object.fromEntries([...declared].map(([, name = '', value = '']) => [name, value]))
}

test('code and titles of alerts can be read in every colour, in both themes, in the light, in the dark and on paper', async () => {
  const light = await readTokens('tokens.css')
  const dark = { ...light, ...(await readTokens('tokens-dark.css')) }
  const { dark: editorialDark, ...editorial } = colours
  const sets: Record<string, string | undefined>[] = [
    light,
    dark,
    { ...light, 'accent-text': editorial.accent, ...editorial },
    { ...dark, ...editorialDark },
  ]
  const kinds = [
    ...['keyword', 'name', 'string', 'number', 'variable', 'comment'].map((kind) => `code-${kind}`),
    ...['note', 'tip', 'important', 'warning', 'caution'].map((kind) => `alert-${kind}`),
  ]
  for (const set of sets) {
    const colourOf = (name: string): string => {
      const value = set[name] ?? ''
      const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
      return other ? colourOf(other) : value
    }
    for (const kind of kinds)
      expect(contrast(colourOf(kind), colourOf('pale')), kind).toBeGreaterThanOrEqual(4.5)
  }
})
