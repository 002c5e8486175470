import { readFile } from 'node:fs/promises'
import { fontFaces } from './font-faces.js'

let fonts: Promise<ReadonlyMap<string, { body: Uint8Array; type: string }>> | undefined

/** Reads the font files once for all briefings; gives them by the names that the page asks for. */
export function loadFonts() {
  fonts ??= Promise.all(
    fontFaces.map(
      async ({ name, file }) => [name, { body: await readFile(file), type: 'font/ttf' }] as const,
    ),
  ).then((entries) => new Map(entries))
  return fonts
}
