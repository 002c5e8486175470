import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { listFlags } from '../../src/start/postpone-optimising.js'

it('tells V8 nothing in a version of Node.js whose flags nobody has looked up', () => {
  expect(['18.0.0', '23.1.0', '26.0.0', 'unknown'].map(listFlags)).toEqual([[], [], [], []])
  expect(['20.11.0', '22.0.0', '24.1.0'].map((version) => listFlags(version).length)).toEqual([
    3, 3, 4,
  ])
})

it('tells V8 what it knows', () => {
  const flags = listFlags(process.versions.node)
  // Asked for its help, V8 says first what it does not know, and then all that it does.
  const help = execFileSync(process.execPath, [...flags, '--v8-options'], { encoding: 'utf8' })
  expect(help).not.toContain('unrecognized')
  for (const flag of flags) {
    const [, name = ''] = /^--(?:no-)?([^=]+)/.exec(flag) ?? []
    expect(help).toContain(`--${name} `)
  }
})
