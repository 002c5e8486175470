import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { fontFaces } from '../../src/fonts/font-faces.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

const commentary = monthlyFrontMatter.replace('monthly', 'commentary').replace('ja', 'en')

/** Returns where a character is missing in a commentary, and the first words of what is said. */
async function findMissing(body: string, files: Record<string, string> = {}) {
  const readFont = async (weight: number) =>
    readFile(
      fontFaces.find((face) => face.family === 'IBM Plex Mono' && face.weight === weight)?.file ??
        '',
    )
  const folder = await writeBriefing({
    '01-chapter.md': `# Title\n\n${body}\n`,
    'briefing.md': commentary,
    ...files,
  })
  const { parsed } = await inspect(folder, {
    readHouseFonts: async () => [{ regular: await readFont(400), bold: await readFont(700) }],
  })
  return parsed.flatMap(({ file }) =>
    file.messages
      .filter(({ ruleId }) => ruleId === 'glyph-missing')
      .map(({ line, column, reason }) => `${line}:${column} ${reason.split(',')[0]}`),
  )
}

it.each([
  ['the text', 'A 𓀀 sign.', '3:3'],
  ['a heading', '## A 𓀀 sign', '3:6'],
  ['a cell', '| A |\n|---|\n| 𓀀 |', '5:3'],
  ['a note', 'A claim.[^a]\n\n[^a]: 𓀀', '5:7'],
  ['code', '~~~\nA 𓀀\n~~~', '4:3'],
])(
  'says where a character stands in %s that the fonts of the house lack, too',
  async (_, body, at) => {
    expect(await findMissing(body)).toEqual([`${at} No font has \`𓀀\` (U+13000`])
  },
)

it('says at its picture which letter of a drawing no font has', async () => {
  const drawing = (letters: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="5" y="20">${letters}</text></svg>`
  const found = await findMissing('Words.\n\n![A](a.svg "One")\n\n![B](b.svg "Two")', {
    'a.svg': drawing('A ✓ Б 漢'),
    'b.svg': drawing('A <tspan>𓀀</tspan> and 𓀀'),
  })
  expect(found).toEqual(['7:1 Picture `b.svg`: No font has `𓀀` (U+13000'])
})
