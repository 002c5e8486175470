import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { coverageFile, renderCoverage } from '../../scripts/generate-coverage.js'
import { isPrinted, readRanges, writeRanges } from '../../src/fonts/coverage.js'

it('is what the fonts have; `npm run generate` writes it', { timeout: 60_000 }, async () => {
  expect(await readFile(coverageFile, 'utf8')).toBe(await renderCoverage())
})

it('writes ranges and reads them back', () => {
  const ranges: [number, number][] = [
    [0x20, 0x7e],
    [0xa0, 0xa0],
    [0x1f000, 0x1faff],
  ]
  expect(readRanges(writeRanges(ranges))).toEqual(ranges)
})

it.each([...'Aéあ漢𠮷ЖΩאبกअ한✓⚠➜⋯☑★₿₩①─🚨🇯'])('prints %s', (character) => {
  expect(isPrinted(character.codePointAt(0) ?? 0)).toBe(true)
})

it.each(['议', '\u000b', '\ufffd', '\ue000', '\u2f47', '\u{10ffff}'])(
  'does not print %j',
  (character) => {
    expect(isPrinted(character.codePointAt(0) ?? 0)).toBe(false)
  },
)
