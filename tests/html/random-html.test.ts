import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeBriefing } from '../../src/briefing/describe.js'
import { setEdition } from '../../src/pipeline/set-edition.js'
import { verifyHtml } from '../../src/proof/verify-html.js'
import { loadTemplate, type Template } from '../../src/render/handlebars.js'
import { assembleTexts } from '../render/set.js'

const tags =
  'b i sup sub kbd code q span a ins del p div h3 ul ol li dl dt dd table thead tbody tfoot tr td th details summary blockquote pre ruby rt section u center form script x-y'.split(
    ' ',
  )
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tags).map((name) => `<${name}>`) },
  { weight: 4, arbitrary: fc.constantFrom(...tags).map((name) => `</${name}>`) },
  { weight: 5, arbitrary: fc.integer({ min: 100, max: 999 }).map((n) => `word${n} `) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\n',
      '\n\n',
      '\n\n- ',
      '\n\n> ',
      '\n\n## ',
      '*em* ',
      '`c<b>` ',
      '[^n]',
      '<br>',
      '<hr>',
      '<!-- c -->',
      '&lt;',
      '| a | b |\n|---|---|\n| c | d |\n',
      '[x](#t) ',
      '<a name="t">',
      '<a href="https://a.example/">',
      '<img alt="" src="">',
      '<input type="checkbox">',
      '<td rowspan="3" colspan="2">',
      '漢字 ',
      '  ',
    ),
  },
)

let template: Template
beforeAll(async () => {
  template = await loadTemplate('templates', 'monthly', 'html')
})

describe('random HTML between Markdown', () => {
  it('is shown as the note model says, or the text would not be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
        const text = `# T\n\nFirst[^n].\n\n${pieces.join('')}\n\nLast words.\n\n[^n]: A note.\n`
        const briefing = assembleTexts(['O', text], { language: 'en' })
        const html = await setEdition('html', briefing, new Map(), template)
        expect(verifyHtml(html, describeBriefing(briefing))).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 120), seed: 20_261 },
    )
  })
})
