import type { z } from 'zod'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { type Fault, printFaults } from '../config-faults.js'
import { parseJson } from '../parse-json.js'
import { usage } from '../settings-error.js'
import { type ThemeFile, themeFileSchema, themeSchema } from './schema.js'

type Issue = z.core.$ZodIssue

/**
 * Describes what is wrong with a theme's settings, and what may have been meant.
 *
 * @param within the keys before those of the theme, for an issue of a schema around it
 */
export function explainThemeIssue(issue: Issue, within: readonly PropertyKey[] = []): Fault[] {
  return settle(issue).flatMap((settled) => {
    const { path } = settled
    const inside = path.slice(within.length)
    if (settled.code === 'unrecognized_keys') {
      const known = knownKeys(inside)
      const nearest = createNearest(known)
      const where = path.length > 0 ? ` in \`${path.map(String).join('.')}\`` : ''
      return settled.keys.map((key) => ({
        path: [...path, key],
        reason: `Unknown key \`${key}\`${where}, expected ${known.join(', ')}.${didYouMean(nearest(key))}`,
      }))
    }
    const name = path.length > 0 ? ` of \`${path.map(String).join('.')}\`` : ''
    return [{ path, reason: `Unexpected value${name}. ${describeIssue(settled, inside)}` }]
  })
}

function describeIssue(issue: Issue, inside: readonly PropertyKey[]): string {
  if (issue.code === 'invalid_type' && issue.expected === 'object')
    return `Expected a value in braces, with ${knownKeys(inside).join(', ')}`
  if (issue.code === 'invalid_union')
    return 'Expected the name of a font family, a font with `family` and `files`, or a list of those'
  return issue.message
}

/** Of the forms that a value may take, the one it comes closest to. */
function settle(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branch = issue.errors.find((errors) =>
    errors.some(({ code, path }) => path.length > 0 || code !== 'invalid_type'),
  )
  if (!branch) return [issue]
  return branch
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
    .flatMap(settle)
}

/** The keys that a theme may have in this place. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  let schema: unknown = themeSchema
  for (const key of path) schema = typeof key === 'number' ? schema : step(schema, key)
  const shape = shapeOf(schema)
  return Object.keys(shape ?? {}).filter((key) => key !== '$schema')
}

function step(schema: unknown, key: PropertyKey): unknown {
  return shapeOf(schema)?.[String(key)]
}

/** What is inside optional values, lists and choices. */
function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  if (typeof schema !== 'object' || schema === null || !('def' in schema)) return undefined
  const def = schema.def as Record<string, unknown>
  if (typeof def.shape === 'object') return def.shape as Record<string, unknown>
  if (Array.isArray(def.options)) {
    return def.options.map(shapeOf).find((shape) => shape !== undefined)
  }
  return shapeOf(def.innerType ?? def.element)
}

/**
 * Takes the text of a `theme.json`; returns what it says.
 *
 * @throws BriefingError (usage) that names every fault with its place.
 */
export function parseThemeFile(name: string, text: string): ThemeFile {
  const plain = text.replace(/^\uFEFF/, '')
  const parsed = themeFileSchema.safeParse(parseJson(name, plain))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) => explainThemeIssue(issue))
  throw usage(printFaults({ name, text: plain, within: [] }, faults))
}
