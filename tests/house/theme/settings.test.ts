import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { fontFaces } from '../../../src/fonts/font-faces.js'
import { loadConfig } from '../../../src/house/config/load-config.js'
import { isColour } from '../../../src/house/theme/colours.js'
import { loadTheme } from '../../../src/house/theme/load-theme.js'
import { plainTheme } from '../../../src/house/theme/theme.js'
import { onePixel } from '../../briefing-folder.js'
import { writeHouse } from './house.js'

async function load(theme: unknown, files: Record<string, string | Uint8Array> = {}) {
  const cwd = await writeHouse(theme, files)
  const { config } = await loadConfig({ cwd, jsConfig: false })
  return loadTheme(config.theme, cwd)
}

const trueType = await readFile(fontFaces[0]?.file ?? '')
const font = (file: string) => ({ fonts: { text: { family: 'House', files: [{ file }] } } })
/** The head of a TrueType file whose one table says that it is variable. */
const variable = Buffer.from('00010000000100000000000066766172', 'hex')

describe('what cannot be used', () => {
  test.each<[string, unknown, string | RegExp, Record<string, string | Uint8Array>?]>([
    [
      'an unknown key',
      { colors: {} },
      /\.json:\d+:\d+: Unknown key `colors` in `theme`.*Did you mean `colours`\?/,
    ],
    [
      'an unknown colour',
      { colours: { strng: '#000' } },
      /Unknown key `strng` in `theme.colours`.*Did you mean `strong`\?/,
    ],
    [
      'no colour',
      { colours: { strong: 'navyy' } },
      /`theme.colours.strong`. Expected a colour as CSS writes it/,
    ],
    [
      'a colour that is more',
      { colours: { strong: 'red;}body{display:none' } },
      '`theme.colours.strong`',
    ],
    [
      'an unknown key of a font',
      { fonts: { text: { family: 'House', fils: [] } } },
      /Unknown key `fils` in `theme.fonts.text`.*Did you mean `files`\?/,
    ],
    [
      'a font that is no font',
      { fonts: { text: 3 } },
      /`theme.fonts.text`. Expected the name of a font family/,
    ],
    [
      'a list for the fonts',
      { fonts: ['Georgia'] },
      '`theme.fonts`. Expected a value in braces, with text, head, note, mono',
    ],
    [
      'an unknown family',
      { fonts: { head: 'BIZ UDMincho' } },
      /`fonts.head` names the font “BIZ UDMincho”.*Did you mean `BIZ UDPMincho`\?/,
    ],
    [
      'a font file that is not there',
      font('a.ttf'),
      /cannot read the font .*a\.ttf: there is no such file/,
    ],
    [
      'a font with PostScript outlines',
      font('a.otf'),
      /PostScript outlines/,
      { 'a.otf': 'OTTO1234' },
    ],
    ['a web font', font('a.woff2'), /WOFF file/, { 'a.woff2': 'wOF21234' }],
    [
      'a variable font',
      font('a.ttf'),
      /variable font/,
      { 'a.ttf': Buffer.concat([variable, Buffer.alloc(16)]) },
    ],
    ['no font at all', font('a.ttf'), /not a TrueType file/, { 'a.ttf': 'hello' }],
    [
      'a logo that is not there',
      { logo: 'a.svg' },
      /cannot read the logo .*a\.svg: there is no such file/,
    ],
    ['a logo without a size', { logo: 'a.svg' }, /no `viewBox`/, { 'a.svg': '<svg></svg>' }],
    [
      'a logo that would lose something',
      { logo: 'a.svg' },
      /logo .*a\.svg cannot be used: .*script/i,
      {
        'a.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script></svg>',
      },
    ],
    [
      'a logo that is text',
      { logo: 'a.png' },
      /its content is not a picture/,
      { 'a.png': 'hello' },
    ],
    [
      'an unknown placeholder',
      { footer: { left: ['{{clasification}}'] } },
      /`theme.footer.left.0`. There is no `{{clasification}}`.*Did you mean `classification`\?/,
    ],
    [
      'a footer without the classification',
      { footer: { left: ['{{publisher}}'] } },
      /says {{classification}}/,
    ],
    [
      'an unknown key of references',
      { references: { pages: true } },
      /Unknown key `pages` in `theme.references`.*Did you mean `page`\?/,
    ],
    [
      'a page that is neither wanted nor not',
      { references: { page: 'yes' } },
      /`theme.references.page`. Expected true or false/,
    ],
    [
      'a folder that is not there',
      { folder: 'editorail' },
      /no folder .*editorail.*Did you mean `editorial`\?/,
    ],
    [
      'theme.json with an unknown key',
      { folder: 'look' },
      /theme\.json:1:3: Unknown key `logos`.*Did you mean `logo`\?/,
      { 'look/theme.json': '{ "logos": "" }' },
    ],
    [
      'theme.json that is no JSON',
      { folder: 'look' },
      /theme\.json:1:2: This is not JSON\./,
      { 'look/theme.json': '{' },
    ],
  ])('%s', async (_, theme, message, files = {}) => {
    const error = await load(theme, files).catch((cause: unknown) => cause)
    expect(error).toMatchObject({
      code: 2,
      message: expect.stringMatching(
        typeof message === 'string' ? message.replaceAll('.', '\\.') : message,
      ),
    })
  })
})

describe('what can be used', () => {
  test('nothing is no theme', async () => {
    expect(await loadTheme(undefined, '')).toBe(plainTheme)
  })

  test('a family of the house is served; it is in the HTML edition only where that is asked for', async () => {
    const theme = await load(font('a.ttf'), { 'a.ttf': trueType })
    const [[name, file] = []] = theme.fontFiles
    expect(theme.fontFaceRules).toContain(`src:url("/${name}")`)
    expect(file?.body.length).toBe(trueType.length)
    expect(theme.pdf.values).toContain(
      '--text-face:"House", "Source Sans 3", "BIZ UDPGothic", "Briefing Fallback", sans-serif',
    )
    expect(theme.embedsFonts).toBe(false)
    expect(theme.html.rules).not.toContain('data:')
  })

  test.each([
    ['an italic of its own', [{ file: 'a.ttf' }, { file: 'a.ttf', style: 'italic' }], true],
    ['none', [{ file: 'a.ttf' }], false],
  ])(
    'Latin words that are emphasised in Japanese are in the italics of a text face with %s',
    async (_, files, own) => {
      const fonts = { text: { family: 'House', files } }
      const theme = await load({ fonts }, { 'a.ttf': trueType })
      for (const { values } of [theme.pdf, theme.html]) {
        expect(values.includes('--latin-face:"House", var(--text-face)')).toBe(own)
      }
    },
  )

  test('a PNG logo stands in the page', async () => {
    const { logoHtml } = await load({ logo: 'a.png' }, { 'a.png': onePixel })
    expect(logoHtml).toMatch(/^<img class="logo for-strong" alt="" src="data:image\/png;base64,/)
  })

  test('what the configuration says goes over what the folder says', async () => {
    const look = '{ "colours": { "strong": "#111111", "link": "#222222" } }'
    const theme = await load(
      { folder: 'look', colours: { strong: '#333333' } },
      { 'look/theme.json': look },
    )
    expect(theme.pdf.values).toMatch(/;--strong:#333333;--link:#222222}$/)
    expect(theme.frameColour).toBe('#333333')
  })
})

test('references name no pages unless folder or configuration says so, and the configuration has the last word', async () => {
  const look = { 'look/theme.json': '{ "references": { "page": true } }' }
  const settings: [theme: unknown, expected: boolean][] = [
    [{}, false],
    [{ references: { page: true } }, true],
    [{ folder: 'look' }, true],
    [{ folder: 'look', references: { page: false } }, false],
  ]
  for (const [theme, expected] of settings)
    expect((await load(theme, look)).referencePages).toBe(expected)
})

test('figures float unless folder or configuration keeps them where they are written', async () => {
  const look = { 'look/theme.json': '{ "figures": "here" }' }
  const settings: [theme: unknown, values: string][] = [
    [{}, ''],
    [{ figures: 'here' }, ':root{--figures:here}'],
    [{ folder: 'look' }, ':root{--figures:here}'],
    [{ folder: 'look', figures: 'float' }, ''],
  ]
  for (const [theme, values] of settings) expect((await load(theme, look)).pdf.values).toBe(values)
})

test.each([
  ['#abc', true],
  ['#abcd', true],
  ['#aabbcc', true],
  ['#aabbccdd', true],
  ['Maroon', true],
  ['rgb(1, 2, 3)', true],
  ['rgb(1 2 3 / 50%)', true],
  ['hsl(120deg 10% 20%)', true],
  ['oklch(40% 0.12 10)', true],
  ['#ab', false],
  ['#ggg', false],
  ['inherit', false],
  ['var(--strong)', false],
  ['url(x)', false],
  ['rgb(1 2)', false],
  ['rgb(1 2 3); color: red', false],
  ['', false],
])('%s: a colour is %s', (text, expected) => {
  expect(isColour(text)).toBe(expected)
})
