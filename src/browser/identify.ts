import { realpath, stat } from 'node:fs/promises'
import { findPacked } from './bundled.js'
import { findBrowser, nameBrowser } from './find.js'

/**
 * Returns words that stay the same as long as the browser that prints does, without starting it: the version of the
 * bundled one; otherwise the program's path, size and time.
 *
 * @throws BrowserNotFoundError where there is none.
 */
export async function identifyBrowser(
  browserPath: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const isBundled =
    !nameBrowser(browserPath, env) && process.platform === 'linux' && process.arch === 'x64'
  const packed = isBundled ? await findPacked() : undefined
  if (packed) return `bundled ${packed.version}`
  const found = await findBrowser({ ...(browserPath && { browserPath }), env })
  const program = await realpath(found.executablePath)
  const { size, mtimeMs } = await stat(program)
  return JSON.stringify([program, size, mtimeMs])
}
