import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBriefing } from '../../briefing-folder.js'

export const templates = fileURLToPath(new URL('../../../templates', import.meta.url))

export const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#ffb000"/></svg>'

/**
 * A folder of a house: a briefing that passes every check, a configuration and what it names. Gives the folder of
 * the configuration.
 */
export async function writeHouse(
  theme: unknown,
  files: Record<string, string | Uint8Array> = {},
): Promise<string> {
  const folder = path.dirname(path.dirname(await writeBriefing()))
  const all = { 'briefing.config.json': JSON.stringify({ theme }, null, 2), ...files }
  for (const [name, content] of Object.entries(all)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}
