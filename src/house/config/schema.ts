import * as z from 'zod'
import { levels } from '../../source/tlp/level.js'
import { themeSchema } from '../theme/schema.js'

const glob = { error: 'expected a list of globs' }
const level = z.enum(['off', 'info', 'warning', 'error'])

/**
 * What a house may set in `briefing.config.json`, `briefing.config.js` or the key `briefing` of package.json. One
 * schema gives the types, the messages and the editors’ JSON Schema.
 */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  /** By rule id: its level, or its level and its options. */
  rules: z
    .record(z.string(), z.union([level, z.tuple([level]), z.tuple([level, z.unknown()])]), {
      error: 'expected an object with rule ids as keys',
    })
    .optional(),
  /** Files that `check` passes over, as globs from the configuration’s folder. */
  ignore: z.array(z.string(glob), glob).optional(),
  /**
   * Levels of TLP whose readers get editions of their own with every build, beside the whole, of each briefing that marks
   * something above them; `--tlp` says otherwise.
   */
  tlp: z
    .array(z.enum(levels), { error: `expected a list of levels of TLP: ${levels.join(', ')}` })
    .optional(),
  /**
   * The folder of the templates, from the configuration’s, where the house has layouts of its own; `--templates` says
   * otherwise.
   */
  templates: z.string({ error: 'expected the path of a folder' }).min(1).optional(),
  /** The house’s look. */
  theme: themeSchema.optional(),
})

/** The house's configuration, as its schema allows it. */
export type Config = z.infer<typeof configSchema>
