import { describe, expect, it } from 'vitest'
import { editsOf } from '../../src/lint/finding.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

/** Takes the lines of front matter that hold a disclaimer, which begin at line 10; gives what the rules say. */
async function check(disclaimer: string) {
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter.replace(/---\n$/, `${disclaimer}\n---\n`)}導入。\n`,
  })
  const { parsed } = await inspect(folder)
  return parsed.flatMap(({ file }) => file.messages)
}

async function places(disclaimer: string) {
  return (await check(disclaimer)).map(({ ruleId, line, column }) => `${line}:${column} ${ruleId}`)
}

const faulty = [
  '  First <center>line</center>.',
  '',
  '  - Then 45.33.32.156, [](#nowhere)',
  '    and [law][akt], [file](x.md).',
]

describe('the disclaimer', () => {
  it.each(['|', '>-'])('has findings at their lines in a block scalar: %s', async (style) => {
    expect(await places([`disclaimer: ${style}`, ...faulty].join('\n'))).toEqual([
      '11:9 raw-html',
      '13:10 ioc-live',
      '13:24 reference-undefined',
      '14:9 link-definition',
      '14:21 link-local',
    ])
  })

  it.each([
    ['plain', 'disclaimer: See [file](x.md).', '10:17 link-local'],
    ['single quotes', "disclaimer: 'It''s [file](x.md).'", '10:20 link-local'],
    ['double quotes', 'disclaimer: "One\\n\\n[file](x.md)"', '10:21 link-local'],
  ])('has them in a flow scalar: %s', async (_, disclaimer, place) => {
    expect(await places(disclaimer)).toEqual([place])
  })

  it('is never changed by a fix, whose offsets would be others', async () => {
    const messages = await check('disclaimer: |\n  Then 45.33.32.156 here.')
    expect(messages.map(editsOf)).toEqual([[]])
  })

  it('says a thing once that another rule finds in the whole file', async () => {
    expect(await places('disclaimer: |\n  A\u200bB')).toEqual(['11:4 invisible-character'])
  })

  it('may name the page of the house, refer to chapters, and is no target of its own headings', async () => {
    expect(
      await places(
        'disclaimer: |\n  ## Terms\n\n  See https://example.org/terms, [](#chapter), [here](#terms).',
      ),
    ).toEqual(['13:48 reference-undefined'])
  })

  it('calls no notes', async () => {
    expect(await places('disclaimer: |\n  Words[^a].\n\n  [^a]: Note.')).toEqual([
      '11:8 footnote-undefined',
      '13:3 footnote-undefined',
    ])
  })
})
