import { describe, expect, it } from 'vitest'
import { setTexts } from './set.js'

const set = (text: string, edition: 'pdf' | 'html' = 'pdf', language = 'ja') =>
  setTexts(['O', `# T\n\n${text}`], edition, { language }).bodies[0]?.trim()

describe('emphasis in Japanese', () => {
  it.each([
    ['*Latin words*', '<em><span class="latin">Latin words</span></em>'],
    [
      '*CVE-2024-3094*',
      '<em><span class="latin"><span class="tied">CVE-2024-3094</span></span></em>',
    ],
    ['*“Storm” group’s*', '<em><span class="latin">“Storm” group’s</span></em>'],
    ['*Ελληνικά*', '<em><span class="latin">Ελληνικά</span></em>'],
    ['*日本語*', '<em>日本語</em>'],
    ['*3月18日*', '<em>3月18日</em>'],
    ['*2024*', '<em>2024</em>'],
    ['*ＡＢＣ*', '<em>ＡＢＣ</em>'],
    ['*LockBitの再来*', '<em><span class="latin">LockBit</span>の再来</em>'],
    ['***太い Bold***', '<em><strong>太い<span class="latin"> Bold</span></strong></em>'],
    [
      '*[words](https://example.com/)*',
      '<em><a href="https://example.com/"><span class="latin">words</span></a></em>',
    ],
    ['*`code`*', '<em><code>code</code></em>'],
    ['**Latin**', '<strong>Latin</strong>'],
  ])('%s', (text, expected) => {
    for (const edition of ['pdf', 'html'] as const) {
      expect(set(`前${text}後`, edition)).toBe(`<p>前${expected}後</p>`)
    }
  })

  it('marks no number of a note', () => {
    expect(set('*語a[^a]*。\n\n[^a]: A')).toContain(
      '<em>語<span class="latin">a</span><sup class="calls">',
    )
  })
})

it('leaves emphasis in another language to its italics', () => {
  expect(set('the *Latin words*', 'pdf', 'en')).toBe('<p>the <em>Latin words</em></p>')
})
