import { cp } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inspect } from '../../src/pipeline/inspect.js'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'

const translating = (id: string) =>
  monthlyFrontMatter
    .replace('language: ja', 'language: en')
    .replace('publisher', `translation-of: ${id}\npublisher`)

/** Writes a briefing with a translation beside it; gives the messages on the translation. */
async function checkTranslation(of: string, original: Record<string, string>): Promise<string[]> {
  const folder = await writeBriefing(original)
  const translation = await writeBriefing(
    {
      'briefing.md': `${translating(of)}Words.\n`,
      '01-chapter.md': plainChapter.replace('example.com/a', 'example.com/b'),
    },
    'en-2024-03',
  )
  const beside = path.join(path.dirname(folder), 'en-2024-03')
  await cp(translation, beside, { recursive: true })
  const { parsed } = await inspect(beside)
  return parsed.flatMap(({ file }) =>
    file.messages.map(({ ruleId, line }) => `${file.basename}:${line} ${ruleId}`),
  )
}

test('a translation is compared with the briefing beside it', async () => {
  expect(await checkTranslation('2024-03', {})).toEqual([
    '01-chapter.md:1 translation-sources',
    '01-chapter.md:11 translation-sources',
  ])
})

test('an original that is not there or cannot be read is named once', async () => {
  expect(await checkTranslation('2024-02', {})).toEqual(['briefing.md:9 translation-original'])
  expect(await checkTranslation('2024-03', { 'briefing.md': '---\ntitle: [\n---\n' })).toEqual([
    'briefing.md:9 translation-original',
  ])
  expect(await checkTranslation('en-2024-03', {})).toEqual(['briefing.md:9 translation-original'])
})

test('nothing is asked for that its readers may not know', async () => {
  const briefing = (level: string, more: string) =>
    more.replace(/^classification: .*$/m, `classification: TLP:${level}`)
  const checkAs = async (level: string): Promise<string[]> => {
    const folder = await writeBriefing({
      'briefing.md': briefing('AMBER', monthlyFrontMatter),
      '01-chapter.md': `${plainChapter}\n:::tlp{amber}\n### 秘密\n\n被害は12,345件。\n:::\n`,
    })
    const english = briefing(level, translating('2024-03'))
    const translation = await writeBriefing(
      { 'briefing.md': `${english}Words.\n`, '01-chapter.md': plainChapter },
      'en-2024-03',
    )
    const beside = path.join(path.dirname(folder), 'en-2024-03')
    await cp(translation, beside, { recursive: true })
    const { parsed } = await inspect(beside)
    return parsed.flatMap(({ file }) => file.messages.map(({ ruleId }) => `${ruleId}`))
  }
  expect(await checkAs('AMBER')).toContain('translation-numbers')
  expect(await checkAs('GREEN')).toEqual([])
})
