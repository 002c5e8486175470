import { describe, expect, it } from 'vitest'
import { loadTemplate } from '../../src/render/handlebars.js'
import { render } from '../../src/render/render.js'
import { setTexts } from './set.js'

/** The lines at the foot of an edition without a theme: the left of a page's foot, its right, the HTML edition's imprint. */
async function readFeet(language: string, classification = 'Public') {
  const texts = ['はじめに。', '# 題\n\n:::summary\n- 要点\n:::\n\n## 節\n\n本文。']
  const [pdf = '', html = ''] = await Promise.all(
    (['pdf', 'html'] as const).map(async (edition) => {
      const set = setTexts(texts, edition, { language, classification, publisher: 'P & Q' })
      const template = await loadTemplate('templates', 'monthly', edition)
      return render(template, set.briefing, set.content)
    }),
  )
  const [, left, right] =
    /@bottom-left \{ content: (.*); \}\s*@bottom-right \{ content: (.*); \}/.exec(pdf) ?? []
  const [, imprint] = /<div class="imprint">(.*?)<p class="to-top">/.exec(html) ?? []
  return { left, right, imprint }
}

describe('the foot of a page without a theme', () => {
  it('names page, date and version in the words of the report’s language', async () => {
    expect(await readFeet('ja')).toEqual({
      left: String.raw`"Information Asset Classification: Public" "\A" "\a9  P \26  Q"`,
      right: String.raw`counter(page) " / " counter(pages) " ページ" "\A" "2024年4月10日 \7c  版 1"`,
      imprint:
        '<p lang="en">Information Asset Classification: Public</p><p>© P &amp; Q</p><p>2024年4月10日 | 版 1</p>',
    })
    expect(await readFeet('en')).toMatchObject({
      right: String.raw`"Page " counter(page) " of " counter(pages) "\A" "10 April 2024 \7c  Version 1"`,
    })
  })

  it('has them on the left, in one line, where the right is the label’s', async () => {
    const { left } = await readFeet('ja', 'TLP:GREEN')
    expect(left).toContain(
      String.raw`counter(page) " / " counter(pages) " ページ \7c  2024年4月10日 \7c  版 1"`,
    )
  })
})
