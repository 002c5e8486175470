import { expect, it } from 'vitest'
import { findRuleFaults } from '../../../src/house/config/judge-config.js'
import { ruleById } from '../../../src/lint/rules/index.js'

it.each(['off', 'info', 'warning'] as const)(
  'lets nobody set a guard against loss to %s',
  (level) => {
    const guards = [
      ...['footnote-undefined', 'table-excess-cells', 'container-content', 'glyph-missing'],
      ...['duplicate-id', 'figure-without-image', 'picture-path-escape', 'picture-remote'],
    ]
    const faults = findRuleFaults(Object.fromEntries(guards.map((id) => [id, level])))
    expect(faults.map(({ path }) => path)).toEqual(guards.map((id) => ['rules', id]))
    expect(faults[0]?.reason).toMatch(/cannot be (switched off|made milder)\. Remove this setting/)
  },
)

it('guards by rules that no comment silences', () => {
  const guarding = [...ruleById.values()].filter(
    ({ id }) => findRuleFaults({ [id]: 'off' }).length > 0,
  )
  expect(guarding).toHaveLength(18)
  for (const { severity, suppressible } of guarding) {
    expect([severity, suppressible]).toEqual(['error', false])
  }
})

it('lets other rules be set as a house likes', () => {
  expect(findRuleFaults({ 'footnote-undefined': 'error', 'footnote-spacing': 'off' })).toEqual([])
})
