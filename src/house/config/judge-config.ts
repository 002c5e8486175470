import type { z } from 'zod'
import { createNearest, didYouMean, didYouMeanOneOf } from '../../did-you-mean.js'
import { ruleById } from '../../lint/rules/index.js'
import type { Fault } from '../config-faults.js'
import { explainThemeIssue } from '../theme/explain-settings.js'
import { type Config, configSchema } from './schema.js'

/** Takes what a file holds; returns the configuration, or everything that is wrong with it. */
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
      // At the top level the known keys are ours.
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

const ruleLevels = ['off', 'info', 'warning', 'error'] as const

/** Rules whose findings would be missing from the report, or stand where no reader finds them. */
const guards: ReadonlySet<string> = new Set([
  'container-content',
  'duplicate-id',
  'figure-without-image',
  'footnote-cycle',
  'footnote-definition-misplaced',
  'footnote-duplicate-definition',
  'footnote-empty',
  'footnote-in-alt',
  'footnote-in-html',
  'footnote-in-link',
  'footnote-label-invalid',
  'footnote-undefined',
  'footnote-unreachable',
  'footnote-unreferenced',
  'glyph-missing',
  'picture-path-escape',
  'picture-remote',
  'table-excess-cells',
])

/** Takes the settings of rules; returns those that name no rule, or options that a rule does not take. */
export function findRuleFaults(settings: NonNullable<Config['rules']>): Fault[] {
  const nearest = createNearest(ruleById.keys())
  return Object.entries(settings).flatMap(([id, setting]): Fault[] => {
    const rule = ruleById.get(id)
    if (!rule) {
      return [{ path: ['rules', id], reason: `Unknown rule \`${id}\`.${didYouMean(nearest(id))}` }]
    }
    const [level] = typeof setting === 'string' ? [setting] : setting
    if (guards.has(id) && level !== 'error') {
      const reason = `Rule \`${id}\` keeps notes, text and pictures from being lost; it cannot be ${level === 'off' ? 'switched off' : 'made milder'}. Remove this setting, and correct what the rule reports`
      return [{ path: ['rules', id], reason }]
    }
    const options: unknown = typeof setting === 'string' ? undefined : setting[1]
    if (options === undefined) return []
    if (!rule.options) {
      return [{ path: ['rules', id, 1], reason: `Rule \`${id}\` has no options` }]
    }
    return (rule.options.safeParse(options).error?.issues ?? []).flatMap(explainOptions(id))
  })
}

function explainOptions(id: string) {
  return (issue: { code?: string; path: PropertyKey[]; message: string; keys?: unknown }) => {
    const path = ['rules', id, 1, ...issue.path]
    if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
      return issue.keys.map((key: string) => {
        const hint = didYouMeanOneOf(listOptions(id), key)
        return {
          path: [...path, key],
          reason: `Unknown option \`${key}\` of rule \`${id}\`.${hint}`,
        }
      })
    }
    const name = issue.path.length > 0 ? `option \`${issue.path.join('.')}\`` : 'options'
    return [{ path, reason: `Unexpected ${name} of rule \`${id}\`. ${issue.message}` }]
  }
}

function listOptions(id: string): string[] {
  const options = ruleById.get(id)?.options
  return options && 'shape' in options ? Object.keys(options.shape as object) : []
}
