import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'

const run = promisify(execFile)

/**
 * Reads JSON files of a package in Python's registry, which is fetched once and never installed.
 *
 * @param requirement name and version, as `pymisp==2.5.34.4`
 * @returns the wanted files by their names; undefined where there is no Python, or the registry is not reached
 */
export async function readWheel(
  requirement: string,
  isWanted: (name: string) => boolean,
): Promise<Map<string, unknown> | undefined> {
  const folder = path.resolve('node_modules/.cache/wheels', requirement)
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length === 0) {
      const options = ['--quiet', '--no-deps', '--disable-pip-version-check', '--dest', folder]
      await run('pip', ['download', ...options, requirement], { timeout: 60_000 })
    }
    const [wheel = ''] = await readdir(folder)
    const files = unzipSync(await readFile(path.join(folder, wheel)), {
      filter: ({ name }) => isWanted(name),
    })
    const decoder = new TextDecoder()
    return new Map(
      Object.entries(files).map(([name, bytes]) => [name, JSON.parse(decoder.decode(bytes))]),
    )
  } catch {
    return undefined
  }
}
