import { readFile } from 'node:fs/promises'
import { fallbackFaces, fontFaces } from './font-faces.js'
import type { FontFile } from './subset-fonts.js'

const bodies = new Map<string, Promise<Uint8Array>>()

/**
 * Gives the font files by the names that the page asks for. Each is read when it is asked for first, once for all
 * briefings: most pages need four of them.
 */
export function loadFonts(): Map<string, FontFile> {
  return new Map(
    [...fontFaces, ...fallbackFaces].map(({ name, file }): [string, FontFile] => {
      const body = (): Promise<Uint8Array> => {
        const known = bodies.get(file) ?? readFile(file)
        bodies.set(file, known)
        return known
      }
      return [name, { body, type: 'font/ttf' }]
    }),
  )
}
