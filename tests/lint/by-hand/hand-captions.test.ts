import { expect, it } from 'vitest'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

/** Takes the blocks of a chapter: `T` and `P` are a table and a picture, others are paragraphs. */
function fix(...blocks: string[]): string[] {
  const shown = new Map([
    ['T', '| a |\n|---|\n| 1 |'],
    ['P', '![A map](map.png)'],
  ])
  const text = `# One\n\n${blocks.map((block) => shown.get(block) ?? block).join('\n\n')}\n`
  const [file] = fixSource(toSource([{ name: '01-one.md', text }]))
  expect(file?.refused).toBeUndefined()
  return [...(file?.after ?? '').matchAll(/^:::(\w+)(?:\{[^}]*\})?\n.*?\n\n(.*?)\n:::$/gms)].map(
    ([, kind, caption]) => `${kind}: ${caption}`,
  )
}

it.each([
  [
    ['Table 1: One', 'T', 'Table 2: Two', 'T', 'Table 3: Three', 'T'],
    ['One', 'Two', 'Three'],
  ],
  [
    ['T', 'Table 1: One', 'T', 'Table 2: Two'],
    ['One', 'Two'],
  ],
  [['T', 'Table 1: One', 'T'], ['One']],
  [
    ['T', 'Text.', 'Table 1: One', 'T', 'Table 2: Two', 'T'],
    ['One', 'Two'],
  ],
  [
    ['**Table 1. One**', 'T', 'Text.', 'T', '表２　Two'],
    ['One', 'Two'],
  ],
])('gives the tables of %j their captions', (blocks, captions) => {
  expect(fix(...blocks)).toEqual(captions.map((caption) => `table: ${caption}`))
})

it.each([
  [
    ['P', 'Figure 1: One', 'P', 'Figure 2: Two'],
    ['One', 'Two'],
  ],
  [
    ['図1　One', 'P', '図2　Two', 'P'],
    ['One', 'Two'],
  ],
  [['P', 'Figure 1: One', 'P'], ['One']],
  [['P', '*Figure 1\\. One*', 'Table 1: Two', 'T'], ['One']],
])('gives the pictures of %j their captions', (blocks, captions) => {
  expect(fix(...blocks).filter((block) => block.startsWith('figure'))).toEqual(
    captions.map((caption) => `figure: ${caption}`),
  )
})

it('leaves out the numbers in captions that are numbered', () => {
  const [file] = fixSource(
    toSource([
      {
        name: '01-one.md',
        text: '# One\n\n![A](a.png "Figure 1: A map")\n\n:::figure\n![B](b.png)\n\n*図２　地図*\n:::\n\n:::table\n**Table 3.** Hosts\n\n| a |\n|---|\n| 1 |\n:::\n\n![C](c.png "Figure 4")\n',
      },
    ]),
  )
  expect(file?.after).toBe(
    '# One\n\n![A](a.png "A map")\n\n:::figure\n![B](b.png)\n\n*地図*\n:::\n\n:::table\nHosts\n\n| a |\n|---|\n| 1 |\n:::\n\n![C](c.png "Figure 4")\n',
  )
})

it('makes a caption of the words in place of a picture that are numbered', () => {
  expect(
    fix('![Figure 1: A path\non](a.png){width="5in"\nheight="2in"}', '![A map](b.png)'),
  ).toEqual(['figure: A path\non'])
})
