import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import * as z from 'zod'

const run = promisify(execFile)

/** MISP's own library, whose package carries its schema of events and its list of types. */
const requirement = 'pymisp==2.5.34.4'
const folder = path.resolve('node_modules/.cache/pymisp')

const types = z.object({
  result: z.object({ category_type_mappings: z.record(z.string(), z.array(z.string())) }),
})

export interface MispSchema {
  /** JSON schema, draft 4. */
  event: Record<string, unknown>
  /** Types of attributes by category. */
  categories: Record<string, string[]>
}

/** Gives what MISP takes for an event: from Python's registry, fetched once. Undefined where it is not reached. */
export async function findMispSchema(): Promise<MispSchema | undefined> {
  try {
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length === 0) {
      const options = ['--quiet', '--no-deps', '--disable-pip-version-check', '--dest', folder]
      await run('pip', ['download', ...options, requirement], { timeout: 60_000 })
    }
    const [wheel = ''] = await readdir(folder)
    const wanted = ['pymisp/data/schema.json', 'pymisp/data/describeTypes.json']
    const files = unzipSync(await readFile(path.join(folder, wheel)), {
      filter: ({ name }) => wanted.includes(name),
    })
    const [event, described] = wanted.map((name): unknown =>
      JSON.parse(new TextDecoder().decode(files[name])),
    )
    return {
      event: z.record(z.string(), z.unknown()).parse(event),
      categories: types.parse(described).result.category_type_mappings,
    }
  } catch {
    return undefined
  }
}
