import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { format, runCheck, toBriefing } from './run.js'

const folder = new URL('../../briefings/', import.meta.url).pathname

test.each(readdirSync(folder))('the sample briefing %s is clean', (id) => {
  const names = readdirSync(path.join(folder, id)).filter((name) => name.endsWith('.md'))
  const ordered = ['briefing.md', ...names.filter((name) => name !== 'briefing.md').sort()]
  const files = ordered.map((name) => ({
    name,
    text: readFileSync(path.join(folder, id, name), 'utf8'),
  }))
  const found = runCheck(toBriefing(files))
  expect(found.map((message) => `${message.file} ${message.ruleId} ${format(message)}`)).toEqual([])
})
