import { VFileMessage } from 'vfile-message'
import { describe, expect, test } from 'vitest'
import { ruleById, rules } from '../../../src/lint/rules/index.js'
import { plainName, readRuleDocs } from './rule-docs.js'
import { format, only, runCheck, toSource } from './run.js'

const docs = await readRuleDocs(new URL('../../../src/lint/rules/', import.meta.url))

test('every rule has a file of its name, and every such file is in the list', () => {
  expect(docs.map(({ id }) => id).sort()).toEqual(rules.map(({ id }) => id).sort())
})

describe.each(docs)('$id', ({ id, text, examples }) => {
  const rule = ruleById.get(id)

  test('says what it finds and why, and shows it', () => {
    expect(text.split('\n\n').length).toBeGreaterThan(1)
    expect(examples.filter(({ verdict }) => verdict === 'bad').length).toBeGreaterThan(0)
    expect(examples.filter(({ verdict }) => verdict === 'good').length).toBeGreaterThan(0)
  })

  test.each(examples)('example %# ($verdict)', ({ verdict, options, files, messages }) => {
    const level = rule?.severity ?? 'error'
    const neighbours = Object.fromEntries(
      rules
        .filter((other) => needs(id).includes(other.id))
        .map(({ id }) => [id, 'warning' as const]),
    )
    const settings = only({ ...neighbours, [id]: [level, options] })
    const found = runCheck(toSource(files), settings).filter(({ ruleId }) => ruleId === id)
    const named = files.some(({ name }) => name !== plainName)
    expect(
      found.flatMap((one) => [
        named ? `${one.file} ${format(one)}` : format(one),
        ...listFarCauses(one),
      ]),
    ).toEqual(messages)
    expect(messages.length > 0).toBe(verdict === 'bad')
    for (const message of found) {
      expect(message).toMatchObject({ source: 'briefing', url: `docs/rules.md#${id}` })
      const fatal = { error: true, warning: false, info: undefined }[level]
      // What may be no fault at all is milder than its rule.
      expect(rule?.suppressible === 'unless-error' ? [fatal, false] : [fatal]).toContain(
        message.fatal,
      )
    }
  })
})

/** The other place, where it is in another briefing. */
function listFarCauses({ cause }: VFileMessage): string[] {
  return cause instanceof VFileMessage && cause.file?.includes('/')
    ? [`${cause.file} ${format(cause)}`]
    : []
}

/** Rules about suppressions say nothing where no other rule runs. */
function needs(id: string): string[] {
  return id === 'unused-suppression' ? ['footnote-nested'] : []
}
