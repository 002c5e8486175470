import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assemble } from '../../../src/briefing/assemble.js'
import { BriefingError } from '../../../src/exit-code.js'
import { loadTheme } from '../../../src/house/theme/load-theme.js'
import { fitPictures } from '../../../src/pictures/fit-pictures.js'
import { inspect } from '../../../src/pipeline/inspect.js'
import { setEdition } from '../../../src/pipeline/set-edition.js'
import { loadTemplate } from '../../../src/render/handlebars.js'
import { monthlyFrontMatter } from '../../briefing-folder.js'
import { callCli } from '../../call-cli.js'
import { templates, writeHouse } from './house.js'

/** Sets the HTML edition by the real stages; what goes wrong is told as `stderr` would. */
async function buildHtml(files: Record<string, string>, theme: object = {}) {
  const cwd = await writeHouse({ folder: 'look', ...theme }, { 'look/theme.json': '{}', ...files })
  const folder = path.join(cwd, 'briefings/2024-03')
  try {
    const look = await loadTheme({ folder: 'look', ...theme }, cwd)
    const inspected = await inspect(folder)
    if (!inspected.frontMatter) throw new Error(`no front matter in ${folder}`)
    const { id, frontMatter, parsed } = inspected
    const template = await loadTemplate(templates, frontMatter.layout, 'html', look)
    const briefing = assemble(id, folder, frontMatter, parsed)
    const html = await setEdition('html', briefing, await fitPictures(inspected), template)
    return { html, code: 0, message: '' }
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error
    return { html: undefined, code: error.code, message: error.message }
  }
}

describe('the folder of a theme', () => {
  test('replaces a partial for every layout, or for one', async () => {
    const { html } = await buildHtml({
      'look/partials/html-foot.hbs': '<footer>shared {{title}}</footer>',
      'look/partials/html-masthead.hbs': '<header>for all</header>',
      'look/monthly/partials/html-masthead.hbs': '<header>for monthlies, {{> extra}}</header>',
      'look/partials/extra.hbs': 'with an own partial',
    })
    expect(html).toContain('<footer>shared 試験の月報</footer>')
    expect(html).toContain('<header>for monthlies, with an own partial</header>')
    expect(html).not.toContain('for all')
  })

  test('names the briefing’s own fields, and those that only others have', async () => {
    const fields = 'extra:\n  customer: 甲 & 乙\n  teams: [a, b]\npublisher'
    const { html, message } = await buildHtml(
      {
        'briefings/2024-03/briefing.md': monthlyFrontMatter.replace('publisher', fields),
        'look/partials/html-foot.hbs':
          '<footer>{{extra.customer}} {{#each extra.teams}}<i>{{this}}</i>{{/each}}{{#if extra.other}}no{{/if}}{{extra.other}}</footer>',
      },
      { footer: { left: ['{{classification}} {{extra.customer}}{{extra.other}}'] } },
    )
    expect(message).toBe('')
    expect(html).toContain('<footer>甲 &amp; 乙 <i>a</i><i>b</i></footer>')
  })

  test('adds CSS after the layout’s, and the configuration’s values after that', async () => {
    const { html = '' } = await buildHtml(
      {
        'look/theme.json': '{ "colours": { "accent": "teal", "link": "#123456" } }',
        'look/html.css': '.all { content: "{{braces}}" }',
        'look/monthly/html.css': '.some { color: red }',
        'look/commentary/html.css': '.other { color: red }',
      },
      { colours: { accent: 'maroon' } },
    )
    const places = [
      '.chapter > h2 + h3',
      '.all { content: "{{braces}}" }',
      '.some {',
      '--accent:maroon',
    ]
    const found = places.map((text) => html.indexOf(text))
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found[0]).toBeGreaterThan(0)
    expect(html).toContain('--link:#123456')
    expect(html).not.toContain('.other {')
  })
})

describe('a broken template', () => {
  test('ends the build with 2, and nothing is written', async () => {
    const look = { 'look/monthly/partials/cover.hbs': '<p>\n{{subtitel}}</p>' }
    const cwd = await writeHouse({ folder: 'look' }, look)
    const { code, stderr } = await callCli(['build'], { cwd })
    expect(stderr).toContain(
      'briefing: Template look/monthly/partials/cover.hbs:2:3 names "subtitel", which is not in the view. Did you mean `subtitle`?',
    )
    expect(code).toBe(2)
    expect(await readdir(cwd)).not.toContain('output')
  })

  const line = 'html-foot.hbs:2'
  test.each([
    [
      'a name that is not there',
      '<p>\n{{perod}}',
      `${line}:3 names "perod", which is not in the view. Did you mean \`period\`?`,
    ],
    [
      'a name after #if',
      '<p>\n{{#if tok}}x{{/if}}',
      `${line}:7 names "tok", which is not in the view. Did you mean \`toc\`?`,
    ],
    [
      'a name inside words',
      '<p>\n{{words.contans}}',
      'names "contans", which is not in the view. Did you mean `contents`?',
    ],
    [
      'a partial that is not there',
      '<p>\n{{> contct}}',
      `${line}:1 calls the partial "contct", which does not exist. Did you mean \`contact\`?`,
    ],
    [
      'a helper that is not there',
      '<p>\n{{cssStrin title}}',
      `${line}:1 calls "cssStrin", which is not a helper. Did you mean \`cssString\`?`,
    ],
    [
      'a block closed wrongly',
      '<p>\n{{#if title}}x{{/each}}',
      `${line}:4 opens "if" and closes "each"`,
    ],
    ['a block never closed', '<p>\n{{#if title}}x', `${line}:15 ends before every block is closed`],
    ['braces that are no Handlebars', '<p>\n{{ %% }}', `${line}:4 is not valid Handlebars here`],
  ])('%s', async (_, partial, expected) => {
    const { code, message, html } = await buildHtml({ 'look/partials/html-foot.hbs': partial })
    expect(message).toMatch(/^Template /)
    expect(message).toContain(expected)
    expect([code, html]).toEqual([2, undefined])
  })

  test.each([
    [
      'look/partials/covr.hbs',
      'covr.hbs replaces no partial, and none of the theme calls it. Did you mean `cover`?',
    ],
    [
      'look/montly/partials/cover.hbs',
      'is for the layout "montly", which does not exist. Did you mean `monthly`?',
    ],
  ])('a file that stands for nothing: %s', async (name, expected) => {
    const { code, message } = await buildHtml({ [name]: '' })
    expect(message).toContain(expected)
    expect(code).toBe(2)
  })
})
