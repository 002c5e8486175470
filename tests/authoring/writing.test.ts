import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { formatSource } from '../../src/authoring/format/format-source.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { writeBriefing } from '../briefing-folder.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'

describe.each(['writing.md', 'writing.ja.md'])('the examples of docs/%s', (name) => {
  it('make a briefing in which the checks find nothing', async () => {
    const guide = await readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
    const matter = /^```yaml\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? ''
    const chapter = /^````md (\S+)\n([\s\S]*?)^````$/m.exec(guide)?.[2] ?? ''
    const folder = await writeBriefing({
      'briefing.md': `${matter}\nText.\n`,
      '01-chapter.md': chapter,
      'figures/flow.svg': svg,
    })
    const { parsed } = await inspect(folder)
    expect(parsed.flatMap(({ file }) => file.messages.map(String))).toEqual([])
    expect(formatSource(chapter)).toBe(chapter)
  })
})
