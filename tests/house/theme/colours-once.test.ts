import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CssNode, generate, parse, walk } from 'css-tree'
import { expect, test } from 'vitest'
import { isColour } from '../../../src/house/theme/colours.js'

/** What may name colours of its own, and why. */
const places: Readonly<Record<string, string>> = {
  'templates/shared/tokens.css': 'the colours of both editions',
  'templates/shared/tokens-dark.css': 'the same in the dark',
  'templates/preview/tokens.css': "those of the preview's window",
  'templates/preview/index.html': 'the frame of a window reads no style sheet',
  'src/source/tlp/level.ts': "FIRST's standard says which",
  'src/proof/pdf/pdf-tlp.ts': "FIRST's standard says on what",
  'src/proof/pdf/read-ink.ts': 'a PDF begins with this one',
  'src/house/theme/colours.ts':
    'what there must be before a style sheet, and what a dark scheme is mixed with',
}

/** In a mask no colour is seen, only that there is one. */
const isMask = (property: string): boolean => property.endsWith('mask-image')

async function listFiles(folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => ending.test(name) && !(name in places))
    .sort()
}

/** The colours in the declarations of a style sheet, those of pictures in it among them. */
function listColours(css: string): string[] {
  const found: string[] = []
  const look = (node: CssNode): void => {
    const written = generate(node)
    if (node.type === 'Url' && /(?:%23|#)[\da-f]{3}/i.test(node.value)) found.push(node.value)
    const isOne = node.type === 'Hash' || node.type === 'Identifier' || node.type === 'Function'
    if (isOne && isColour(written)) found.push(written)
  }
  walk(parse(css, { parseCustomProperty: true }), (node) => {
    if (node.type === 'Declaration' && !isMask(node.property)) walk(node.value, look)
  })
  return found
}

test('style sheets take every colour from tokens.css', async () => {
  const files = await listFiles('templates', /\.css$/)
  expect(files.length).toBeGreaterThan(20)
  const found: Record<string, string[]> = {}
  for (const file of files) {
    const colours = listColours(await readFile(file, 'utf8'))
    if (colours.length > 0) found[file] = colours
  }
  expect(found).toEqual({})
})

test('nor does a template or the program name one elsewhere', async () => {
  const files = [
    ...(await listFiles('templates', /\.(?:hbs|html)$/)),
    ...(await listFiles('src', /\.ts$/)),
  ]
  const found: Record<string, string[]> = {}
  for (const file of files) {
    const text = (await readFile(file, 'utf8')).replace(
      /\/\*[\s\S]*?\*\/|\{\{!--[\s\S]*?--\}\}/g,
      '',
    )
    const colours = text.match(/(?<=['":(= ])#(?:[\da-f]{6}|[\da-f]{3})\b(?!`)/gi)
    if (colours) found[file] = colours
  }
  expect(found).toEqual({})
})

test.each([
  ['a { color: #c00 }', ['#c00']],
  ['a { background: linear-gradient(navy, var(--x)) }', ['navy']],
  ['a { box-shadow: 0 0 1px rgb(0 0 0 / 40%) }', ['rgb(0 0 0/40%)']],
  ['a { --own: #123456 }', ['#123456']],
  ['#c00 { mask-image: linear-gradient(black, transparent); color: currentcolor }', []],
])('the search itself: %s', (css, colours) => {
  expect(listColours(css)).toEqual(colours)
})
