import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { briefings, format, readSample, runCheck, toBriefing } from './run.js'

/** True, and only mentioned: the institute's own page, as the sample's authors cite it. */
const mentioned = ['link-insecure']

test.each(readdirSync(briefings))('the sample briefing %s is clean', (id) => {
  const found = runCheck(toBriefing(readSample(id))).filter(
    ({ ruleId, fatal }) => fatal !== undefined || !mentioned.includes(ruleId ?? ''),
  )
  expect(found.map((message) => `${message.file} ${message.ruleId} ${format(message)}`)).toEqual([])
})
