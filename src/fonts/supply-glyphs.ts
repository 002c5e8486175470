import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type ExtraFace, type FontPair, fallbackFamily } from './font-faces.js'
import { filesOf, listPackages, suggestPackages } from './optional-packages.js'
import { readCharacters } from './read-font.js'

/** A character that no font has, and what would supply it. */
export interface MissingCharacter {
  /** Its name in the Unicode Standard. */
  name: string
  /** The npm package with a font that has it. */
  package?: string
}

/** What was found for characters that the usual fonts lack. */
export interface Supply {
  faces: readonly ExtraFace[]
  missing: ReadonlyMap<string, MissingCharacter>
}

/**
 * What no text should contain, even if a font has a glyph for it: a lost character, and radicals that look like
 * ideographs.
 */
const never = /[\ufffd\u2e80-\u2fdf]/

/**
 * Takes characters that no font of ours has; finds them in a house's fonts and in the font packages that npm has put
 * beside the briefing, the working folder or this tool. Returns faces for those, and what is still missing.
 */
export async function supplyGlyphs(
  characters: readonly string[],
  folder: string,
  house: readonly FontPair[] = [],
): Promise<Supply> {
  const missing = new Set(characters)
  const faces: ExtraFace[] = []
  const take = async (font: FontPair): Promise<void> => {
    const { has, faceOf } = await study(font)
    const found = [...missing].filter((character) => !never.test(character) && has(character))
    if (found.length === 0) return
    for (const character of found) missing.delete(character)
    faces.push(faceOf(400, found), faceOf(700, found))
  }
  for (const font of house) await take(font)
  const lacking = new Set<string>()
  for (const name of new Set(characters.flatMap(listPackages))) {
    if (![...missing].some((character) => listPackages(character).includes(name))) continue
    const font = await findPackage(name, folder)
    if (!font) continue
    await take(font)
    lacking.add(name)
  }
  return { faces, missing: await describeMissing(missing, lacking) }
}

/** @param lacking packages that are there and lack what is missing */
async function describeMissing(
  missing: ReadonlySet<string>,
  lacking: ReadonlySet<string>,
): Promise<Map<string, MissingCharacter>> {
  if (missing.size === 0) return new Map()
  // More than half a megabyte of names, for the few texts that need one.
  const { unicodeName } = await import('unicode-name')
  const suggestions = suggestPackages([...missing])
  return new Map(
    [...missing].map((character) => {
      const suggested = suggestions.get(character)
      const name = unicodeName(character) ?? 'a character without a name'
      return [
        character,
        suggested && !lacking.has(suggested) ? { name, package: suggested } : { name },
      ]
    }),
  )
}

const studied = new WeakMap<FontPair, ReturnType<typeof readPair>>()

/** Once per font: otherwise ten megabytes would be read at every save. */
function study(font: FontPair): ReturnType<typeof readPair> {
  const known = studied.get(font) ?? readPair(font)
  studied.set(font, known)
  return known
}

async function readPair({ regular, bold }: FontPair) {
  const [inRegular, inBold] = await Promise.all([readCharacters(regular), readCharacters(bold)])
  const names = { 400: nameOf(regular), 700: nameOf(bold) }
  return {
    has: (character: string): boolean => {
      const code = character.codePointAt(0) ?? 0
      return inRegular.has(code) && inBold.has(code)
    },
    faceOf: (weight: 400 | 700, characters: readonly string[]): ExtraFace => ({
      family: fallbackFamily,
      weight,
      style: 'normal',
      name: names[weight],
      range: characters.map(writeCode).join(','),
      body: weight === 400 ? regular : bold,
    }),
  }
}

function nameOf(body: Uint8Array): string {
  return `fonts/extra-${createHash('sha256').update(body).digest('hex').slice(0, 16)}.ttf`
}

/** As CSS and people write it. */
function writeCode(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

const packages = new Map<string, { written: string; font: FontPair }>()

/** Looks where Node looks, from the briefing upwards, then from here; runs nothing of the package. */
async function findPackage(name: string, folder: string): Promise<FontPair | undefined> {
  const [regular, bold] = filesOf(name)
  for (const from of [path.resolve(folder, '_'), path.resolve('_'), import.meta.url]) {
    try {
      const { resolve } = createRequire(from)
      const files = [resolve(`${name}/${regular}`), resolve(`${name}/${bold}`)] as const
      return await readFiles(files)
    } catch {
      // It is not there, or has no such file: then it cannot be used, and the message names it.
    }
  }
  return undefined
}

async function readFiles(files: readonly [regular: string, bold: string]): Promise<FontPair> {
  const facts = await Promise.all(files.map((file) => stat(file)))
  const written = facts.map(({ size, mtimeMs }) => `${size}@${mtimeMs}`).join()
  const [first, second] = files
  const known = packages.get(first)
  if (known?.written === written) return known.font
  const [regular, bold] = await Promise.all([readFile(first), readFile(second)])
  const font = { regular, bold }
  packages.set(first, { written, font })
  return font
}
