import type { z } from 'zod'
import { createNearest, didYouMean, didYouMeanOneOf } from '../../did-you-mean.js'
import type { Fault } from '../fault.js'
import { explainThemeIssue } from '../theme/explain-settings.js'
import { findRuleFaults, ruleLevels } from './rule-faults.js'
import { type Config, configSchema } from './schema.js'

/** Takes what a file holds; gives the configuration, or everything that is wrong with it. */
export function judgeConfig(value: unknown): Config | Fault[] {
  const parsed = configSchema.safeParse(value)
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => explainIssue(issue, value))
  const faults = findRuleFaults(parsed.data.rules ?? {})
  return faults.length > 0 ? faults : parsed.data
}

function explainIssue(issue: z.core.$ZodIssue, value: unknown): Fault[] {
  const { path } = issue
  if (path.length === 0 && issue.code === 'invalid_type') {
    return [{ path, reason: 'The configuration must be an object' }]
  }
  if (path[0] === 'theme') return explainThemeIssue(issue, ['theme'])
  if (issue.code === 'unrecognized_keys') {
    const nearest = createNearest(Object.keys(configSchema.shape))
    return issue.keys.map((key) => ({
      path: [...path, key],
      // At the top the known keys are ours.
      reason: `Unknown key \`${key}\`.${path.length === 0 ? didYouMean(nearest(key)) : ''}`,
    }))
  }
  if (path[0] === 'rules' && path.length === 2) {
    return [{ path, reason: explainSetting(String(path[1]), valueAt(value, path)) }]
  }
  return [{ path, reason: `Unexpected value of \`${path.join('.')}\`, ${issue.message}` }]
}

function explainSetting(id: string, setting: unknown): string {
  const level: unknown = Array.isArray(setting) ? setting[0] : setting
  const expected = 'expected "off", "info", "warning" or "error", or a list of one and the options'
  if (typeof level !== 'string') return `Unexpected setting of rule \`${id}\`, ${expected}`
  const known = ruleLevels.some((one) => one === level)
  if (known) return `Too many settings of rule \`${id}\`, ${expected}`
  const hint = didYouMeanOneOf(ruleLevels, level === 'warn' ? 'warning' : level)
  return `Unknown level \`${level}\` of rule \`${id}\`, ${expected}.${hint}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  )
}
