import type { z } from 'zod'
import { createNearest, suggest } from '../rules/nearest.js'
import { configSchema } from './schema.js'

/** Takes what is wrong with a configuration; gives one line for each fault, with its place in the file. */
export function explainConfig(
  file: string,
  text: string,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): string {
  if (typeof value !== 'object' || value === null) {
    return `${file}:1:1: The configuration must be an object`
  }
  return issues
    .flatMap((issue) => {
      const path = issue.path.map(String)
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map(
          (key) => `${placeOf(file, text, key)}: Unknown key \`${key}\`.${hint(path, key)}`,
        )
      }
      const key = path.at(-1) ?? ''
      return [
        `${placeOf(file, text, key)}: Unexpected value of \`${path.join('.')}\`. ${issue.message}`,
      ]
    })
    .join('\n')
}

/** At the top the known keys are ours; deeper they are named by the message. */
function hint(path: readonly string[], key: string): string {
  if (path.length > 0) return ''
  return suggest(createNearest(Object.keys(configSchema.shape))(key))
}

/** `file:line:col` of a key as JSON writes it; the top of the file where it is not to be found. */
function placeOf(file: string, text: string, key: string): string {
  const offset = text.indexOf(JSON.stringify(key))
  const before = text.slice(0, Math.max(0, offset)).split('\n')
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}
