import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig, settleRules } from '../../../src/house/config/load-config.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefing-config-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Writes one file and loads; gives the configuration, or the message with its code and short paths. */
async function load(
  name: string,
  text: string,
  options: { config?: string; jsConfig?: boolean } = {},
) {
  await writeFile(path.join(folder, name), text)
  try {
    const { config } = await loadConfig({ jsConfig: true, ...options, cwd: folder })
    return config
  } catch (error) {
    const { message, code } = error as Error & { code?: number }
    return `${code} ${message.replaceAll(`${folder}${path.sep}`, '')}`
  }
}

const json = 'briefing.config.json'
const expected = 'expected "off", "info", "warning" or "error", or a list of one and the options'

describe('loadConfig', () => {
  it('gives an empty configuration where there is none', async () => {
    expect(await load('package.json', '{ "name": "x" }')).toEqual({})
    expect(await load('package.json', '{ "briefing": {} }')).toEqual({})
  })

  it.each([
    [json, '{ "rules": { "todo-marker": "off" } }'],
    [json, '\uFEFF{ "rules": { "todo-marker": "off" } }'],
    ['briefing.config.js', 'export default { rules: { "todo-marker": "off" } }'],
    ['package.json', '{ "briefing": { "rules": { "todo-marker": "off" } } }'],
  ])('reads %s', async (name, text) => {
    if (name.endsWith('.js'))
      await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
    expect(await load(name, text)).toEqual({ rules: { 'todo-marker': 'off' } })
  })

  it('looks in the folders above', async () => {
    await writeFile(path.join(folder, json), '{ "ignore": ["drafts/**"] }')
    const cwd = path.join(folder, 'a', 'b')
    expect(await loadConfig({ jsConfig: true, cwd })).toEqual({
      config: { ignore: ['drafts/**'] },
      file: path.join(folder, json),
    })
  })

  it('prefers the file that is named', async () => {
    await writeFile(path.join(folder, json), '{ "ignore": ["a"] }')
    expect(await load('other.json', '{ "ignore": ["b"] }', { config: 'other.json' })).toEqual({
      ignore: ['b'],
    })
  })

  it('says plainly that the file that is named is not there', async () => {
    expect(await load(json, '{}', { config: 'house.json' })).toBe(
      '2 Cannot read the configuration house.json: there is no such file',
    )
  })

  it('passes over programs where it may run none', async () => {
    const program = 'throw new Error("boom")'
    expect(await load('briefing.config.js', program, { jsConfig: false })).toEqual({})
    expect(
      await load('briefing.config.js', program, { jsConfig: false, config: 'briefing.config.js' }),
    ).toBe('2 briefing.config.js is a program, and --no-js-config forbids those')
    expect(await load('briefing.config.js', program)).toBe(
      '2 briefing.config.js: This program failed. boom',
    )
  })

  it.each([
    ['{\n  "rulez": {}\n}', ':2:3: Unknown key `rulez`. Did you mean `rules`?'],
    ['[]', ':1:1: The configuration must be an object'],
    [
      '{ "rules": [] }',
      ':1:3: Unexpected value of `rules`, expected an object with rule ids as keys',
    ],
    ['{ "ignore": "*.md" }', ':1:3: Unexpected value of `ignore`, expected a list of globs'],
    [
      '{ "rules": {\n  "footnote-undefind": "off"\n} }',
      ':2:3: Unknown rule `footnote-undefind`. Did you mean `footnote-undefined`?',
    ],
    [
      '{ "rules": { "ioc-live": "warn" } }',
      `:1:14: Unknown level \`warn\` of rule \`ioc-live\`, ${expected}. Did you mean \`warning\`?`,
    ],
    [
      '{ "rules": { "ioc-live": 2 } }',
      `:1:14: Unexpected setting of rule \`ioc-live\`, ${expected}`,
    ],
    [
      '{ "rules": { "ioc-live": ["info", {}, 1] } }',
      `:1:14: Too many settings of rule \`ioc-live\`, ${expected}`,
    ],
    [
      '{ "rules": { "heading-duplicate": ["info", {}] } }',
      ':1:44: Rule `heading-duplicate` has no options',
    ],
    [
      '{ "rules": { "footnote-spacing": ["info", { "punctuatio": "any" }] } }',
      ':1:45: Unknown option `punctuatio` of rule `footnote-spacing`. Did you mean `punctuation`?',
    ],
    [
      '{ "rules": { "ioc-live": ["info", { "allow": "x" }] } }',
      ':1:37: Unexpected option `allow` of rule `ioc-live`. Invalid input: expected array, received string',
    ],
  ])('says where %s is wrong', async (text, message) => {
    expect(await load(json, text)).toBe(`2 ${json}${message}`)
  })

  it('says where a package’s key is wrong, and not the same word elsewhere', async () => {
    expect(await load('package.json', '{ "rulez": 1,\n  "briefing": { "rulez": 1 } }')).toBe(
      '2 package.json:2:17: Unknown key `rulez`. Did you mean `rules`?',
    )
  })

  it.each([
    ['{', ':1:2'],
    ['{\n  "ignore": [],\n}', ':3:1'],
    ['{ "ignore": [] } x', ':1:18'],
    ['// no comments\n{}', ':1:1'],
  ])('says where %j stops being JSON', async (text, place) => {
    expect(await load(json, text)).toContain(`2 ${json}${place}: This is not JSON. `)
  })
})

describe('settleRules', () => {
  it('makes errors of what is left to do in a release, with the house’s words', () => {
    const rules = { 'todo-marker': ['warning', { words: ['未定'] }] as ['warning', unknown] }
    expect(settleRules({ rules }, { release: false })).toEqual(rules)
    expect(settleRules({ rules }, { release: true })).toEqual({
      'todo-marker': ['error', { words: ['未定'] }],
      'figure-alt-missing': 'error',
    })
    expect(settleRules({}, { release: true })).toEqual({
      'todo-marker': 'error',
      'figure-alt-missing': 'error',
    })
  })
})
