import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src/lint/source.js'
import { briefings, format, type NamedText, readSample, runCheck, toBriefing } from './run.js'

/** True, and only mentioned: the institute's own page, as the sample's authors cite it. */
const mentioned = ['link-insecure']

/** A translation is compared with what it translates, as a build does it. */
function besideOriginal(source: Source): Source {
  const id = source.frontMatter?.['translation-of']
  return id ? { ...source, neighbours: { original: toBriefing(readSample(id)) } } : source
}

describe.each(readdirSync(briefings))('the sample briefing %s', (id) => {
  const list = (files: NamedText[]) =>
    runCheck(besideOriginal(toBriefing(files)))
      .filter(({ ruleId, fatal }) => fatal !== undefined || !mentioned.includes(ruleId ?? ''))
      .map((message) => `${message.file} ${message.ruleId} ${format(message)}`)

  test('is clean', () => {
    expect(list(readSample(id))).toEqual([])
  })

  test('is clean with the line ends of Windows', () => {
    const files = readSample(id).map(({ name, text }) => ({
      name,
      text: text.replaceAll('\n', '\r\n'),
    }))
    expect(list(files)).toEqual([])
  })
})
