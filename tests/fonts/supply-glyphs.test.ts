import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fallbackFamily, fontFaces } from '../../src/fonts/font-faces.js'
import { filesOf } from '../../src/fonts/optional-packages.js'
import { supplyGlyphs } from '../../src/fonts/supply-glyphs.js'

const simplified = '@expo-google-fonts/noto-sans-sc'
const fileOf = (family: string, weight: number) =>
  fontFaces.find((face) => face.family === family && face.weight === weight)?.file ?? ''

let root: string
let folder: string

/** A folder that has a font package, with a Japanese font for a Chinese one. */
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'fonts-'))
  folder = path.join(root, 'briefings/2024-03')
  await mkdir(folder, { recursive: true })
  for (const [at, name] of filesOf(simplified).entries()) {
    const target = path.join(root, 'node_modules', simplified, name)
    await cp(fileOf('BIZ UDPGothic', at === 0 ? 400 : 700), target, { recursive: true })
  }
})

afterAll(() => rm(root, { recursive: true }))

describe('a font package above the briefing', () => {
  it('gives faces for the characters that it has', async () => {
    const { faces, missing } = await supplyGlyphs(['漢', '字'], folder)
    expect(missing).toEqual(new Map())
    const facts = { family: fallbackFamily, style: 'normal', range: 'U+6F22,U+5B57' }
    expect(faces).toMatchObject([
      { ...facts, weight: 400 },
      { ...facts, weight: 700 },
    ])
    expect(await readFile(fileOf('BIZ UDPGothic', 400))).toSatisfy((body) =>
      body.equals(faces[0]?.body),
    )
  })

  it('is not named again for what it lacks', async () => {
    const { faces, missing } = await supplyGlyphs(['漢', '议'], folder)
    expect(faces).toHaveLength(2)
    expect(missing).toEqual(new Map([['议', { name: 'CJK UNIFIED IDEOGRAPH-8BAE' }]]))
  })

  it('prints no radical, which looks like the ideograph that was meant', async () => {
    const { faces, missing } = await supplyGlyphs(['⼀'], folder)
    expect(faces).toEqual([])
    expect(missing).toEqual(new Map([['⼀', { name: 'KANGXI RADICAL ONE' }]]))
  })
})

it('names the package of what is missing', async () => {
  const { missing } = await supplyGlyphs(['议', '𓀀'], tmpdir())
  expect(missing).toEqual(
    new Map([
      ['议', { name: 'CJK UNIFIED IDEOGRAPH-8BAE', package: simplified }],
      ['𓀀', { name: 'EGYPTIAN HIEROGLYPH A001' }],
    ]),
  )
})

it('takes the fonts of the house first', async () => {
  const regular = await readFile(fileOf('IBM Plex Mono', 400))
  const bold = await readFile(fileOf('IBM Plex Mono', 700))
  const { faces, missing } = await supplyGlyphs(['─', '议'], tmpdir(), [{ regular, bold }])
  expect(faces.map(({ range }) => range)).toEqual(['U+2500', 'U+2500'])
  expect(faces.map(({ body }) => (body === regular ? 400 : body === bold ? 700 : 0))).toEqual([
    400, 700,
  ])
  expect([...missing.keys()]).toEqual(['议'])
})
