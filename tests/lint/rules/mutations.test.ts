import type { VFileMessage } from 'vfile-message'
import { describe, expect, test } from 'vitest'
import type { RuleSettings } from '../../../src/lint/check.js'
import { mutations } from './mutations/index.js'
import type { Mutation } from './mutations/mutation.js'
import { type NamedText, readSample, runCheck, toBriefing } from './run.js'

const sample = readSample('2024-03')

/** `file rule line:column-line:column` */
function list(files: readonly NamedText[], settings?: RuleSettings): string[] {
  return runCheck(toBriefing(files), settings).map(show)
}

const samples = new Map<string, string[]>()

function listSample(settings: RuleSettings): string[] {
  const key = JSON.stringify(settings)
  const known = samples.get(key) ?? list(sample, settings)
  samples.set(key, known)
  return known
}

function show({ file, ruleId, place }: VFileMessage): string {
  if (!place || !('start' in place)) return `${file} ${ruleId}`
  const { start, end } = place
  return `${file} ${ruleId} ${start.line}:${start.column}-${end.line}:${end.column}`
}

function mutate({ file, edits, added, removed = [] }: Mutation): NamedText[] {
  const files = [...sample, ...(added ? [added] : [])].filter(({ name }) => !removed.includes(name))
  return files.map((each) => {
    const { name, text } = each
    if (name !== file) return each
    const changed = edits.reduce((before, [from, to]) => {
      const after = before.replace(from, () => to)
      if (after === before) throw new Error(`Expected the sample to have ${String(from)}`)
      return after
    }, text)
    return { name, text: changed }
  })
}

/** Finds the nth place of a mark, and gives it as a message does. */
function placeOf(text: string, mark: string | RegExp, nth: number): string {
  const pattern =
    typeof mark === 'string' ? mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : mark.source
  const match = [...text.matchAll(new RegExp(pattern, 'g'))][nth - 1]
  if (!match) throw new Error(`Expected the text to have ${String(mark)}`)
  const point = (offset: number) => {
    const before = text.slice(0, offset).split('\n')
    return `${before.length}:${(before.at(-1) ?? '').length + 1}`
  }
  return `${point(match.index)}-${point(match.index + match[0].length)}`
}

describe('the good sample, broken in one place', () => {
  test('in at least sixty ways, each of them once', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(60)
    expect(new Set(mutations.map(({ what }) => what)).size).toBe(mutations.length)
  })

  test.each(mutations)('$what', (mutation) => {
    const { file, expect: expected, nth = 1 } = mutation
    const settings = { 'link-insecure': 'off', ...mutation.settings } as const
    const files = mutate(mutation)
    const text = files.find(({ name }) => name === file)?.text ?? ''
    const before = listSample(settings)
    const after = list(files, settings).filter((line) => !before.includes(line))
    const wanted = expected.map(([ruleId, mark], index) => {
      return `${file} ${ruleId} ${placeOf(text, mark, index === 0 ? nth : 1)}`
    })
    expect(after).toEqual(wanted)
  })
})
