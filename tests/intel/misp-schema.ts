import * as z from 'zod'
import { readWheel } from './wheel.js'

/** MISP's own library, whose package carries its schema of events and its list of types. */
const requirement = 'pymisp==2.5.34.4'
const wanted = { event: 'pymisp/data/schema.json', types: 'pymisp/data/describeTypes.json' }

const types = z.object({
  result: z.object({ category_type_mappings: z.record(z.string(), z.array(z.string())) }),
})

export interface MispSchema {
  /** JSON schema, draft 4. */
  event: Record<string, unknown>
  /** Types of attributes by category. */
  categories: Record<string, string[]>
}

/** Gives what MISP takes for an event. Undefined where Python's registry is not reached. */
export async function findMispSchema(): Promise<MispSchema | undefined> {
  const files = await readWheel(requirement, (name) => Object.values(wanted).includes(name))
  return (
    files && {
      event: z.record(z.string(), z.unknown()).parse(files.get(wanted.event)),
      categories: types.parse(files.get(wanted.types)).result.category_type_mappings,
    }
  )
}
