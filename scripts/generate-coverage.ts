/**
 * Writes down which characters the fonts print that come with briefing, so that a check need not open them:
 * `npm run generate`. A test fails where the file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writeRanges } from '../src/fonts/coverage.js'
import { type FallbackFont, fallbackFonts, fontFaces } from '../src/fonts/font-faces.js'
import { readCharacters } from '../src/fonts/read-font.js'

export const coverageFile = fileURLToPath(new URL('../src/fonts/coverage-data.ts', import.meta.url))

const { resolve } = createRequire(import.meta.url)

/**
 * What no text should hold, whatever a font has for it: controls, formats, private use, the replacement character, and
 * radicals, which look like the ideographs that were meant.
 */
const never = /[\p{Cc}\p{Cf}\p{Co}\ufffd\u2e80-\u2fdf]/u

/** What emoji are made of, besides those that are one already: ZWJ, VS16, the keycap, the letters of flags. */
const parts = [
  [0x23, 0x23],
  [0x2a, 0x2a],
  [0x30, 0x39],
  [0x200d, 0x200d],
  [0x20e3, 0x20e3],
  [0xfe0f, 0xfe0f],
  [0xe0020, 0xe007f],
] as const

/** Returns the text of src/fonts/coverage-data.ts. */
export async function renderCoverage(): Promise<string> {
  const text = await unite(
    fontFaces
      .filter(({ family, weight }) => weight === 400 && family !== 'IBM Plex Mono')
      .map(({ file }) => file),
  )
  const printed = new Set(text)
  const own = new Map<FallbackFont, Set<number>>()
  const keys = Object.keys(fallbackFonts) as FallbackFont[]
  const emoji = await readBoth('emoji')
  for (const key of keys.toReversed()) {
    const all = await readBoth(key)
    const taken = [...all].filter((code) => !printed.has(code) && takes(key, code, emoji))
    own.set(key, new Set(taken))
    for (const code of taken) printed.add(code)
  }
  const ranges = keys.map((key) => {
    const wanted =
      key === 'emoji'
        ? new Set([...emoji].filter((code) => code > 0x7f))
        : (own.get(key) ?? new Set<number>())
    const others = new Set(
      keys.filter((other) => other !== key).flatMap((other) => [...(own.get(other) ?? [])]),
    )
    const merged = mergeRanges(wanted, (code) => !others.has(code))
    return `  ${key}:\n    '${writeCss(key === 'emoji' ? [...parts, ...merged] : merged)}',`
  })
  return `// Written by scripts/generate-coverage.ts from the fonts: \`npm run generate\`.

/** Every character that some font prints, as \`writeRanges\` writes it. */
export const printedRanges =
  '${writeRanges(mergeRanges(printed, () => false))}'

/** For which characters each fallback font is asked; more than it has where no other font is meant. */
export const fallbackRanges = {
${ranges.join('\n')}
} as const
`
}

async function unite(files: readonly string[]): Promise<Set<number>> {
  const sets = await Promise.all(files.map(async (file) => readCharacters(await readFile(file))))
  const codes = sets.flatMap((set) => [...set])
  return new Set(codes.filter((code) => !never.test(String.fromCodePoint(code))))
}

async function readBoth(key: FallbackFont): Promise<Set<number>> {
  const [regular, bold] = await Promise.all(
    ([400, 700] as const).map((weight) => unite([resolve(fallbackFonts[key][weight])])),
  )
  return new Set([...(regular ?? [])].filter((code) => bold?.has(code)))
}

/** Whether a fallback font that has a character is the one to print it. */
function takes(key: FallbackFont, code: number, emoji: ReadonlySet<number>): boolean {
  const character = String.fromCodePoint(code)
  if (key === 'mono') return /[\u2500-\u259f]|\p{Sc}/u.test(character)
  if (key !== 'symbols' && key !== 'symbols2') return true
  return !emoji.has(code) || (code < 0x1f000 && !/\p{Emoji_Presentation}/u.test(character))
}

/** @param free whether a range may go on over a character that is not in the set */
function mergeRanges(set: ReadonlySet<number>, free: (code: number) => boolean) {
  const ranges: [first: number, last: number][] = []
  for (const code of [...set].sort((a, b) => a - b)) {
    const open = ranges.at(-1)
    if (open && code - open[1] < 0x400 && isFree(open[1] + 1, code, free)) open[1] = code
    else ranges.push([code, code])
  }
  return ranges
}

function isFree(from: number, to: number, free: (code: number) => boolean): boolean {
  for (let code = from; code < to; code += 1) if (!free(code)) return false
  return true
}

function writeCss(ranges: readonly (readonly [number, number])[]): string {
  const hex = (code: number) => code.toString(16).toUpperCase()
  return ranges
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(',')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(coverageFile, await renderCoverage())
}
