import { describe, expect, it } from 'vitest'
import { setTexts } from '../set.js'

const body = (text: string, edition: 'pdf' | 'html' = 'pdf') =>
  setTexts(['O', `# T\n\n${text}`], edition, { language: 'en' }).bodies[0]?.trim()

describe('a list', () => {
  it.each([
    ['- **A**: b\n- **C**：d', true],
    ['- **A** — b\n\n- **C** - d\n\n  e', true],
    ['- **A:** b\n- **C**[^x]: d\n\n[^x]: E', true],
    ['- **A**: b', false],
    ['- **A**: b\n- c', false],
    ['- **A** b: c\n- **D**: e', false],
    ['- [ ] **A**: b\n- [x] **C**: d', false],
    ['1. **A**: b\n2. **C**: d', false],
  ])('knows a list that explains terms: %j', (text, isOfTerms) => {
    expect(body(text)?.includes('class="terms"')).toBe(isOfTerms)
  })

  it('says of each box of a task list what it means', () => {
    expect(body('1. [x] a\n2. [ ] b\n3. c', 'html')).toBe(
      [
        '<ol class="contains-task-list">',
        '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> a</li>',
        '<li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> b</li>',
        '<li>c</li>',
        '</ol>',
      ].join('\n'),
    )
  })

  it('keeps the texts of an item apart where blocks stand between them', () => {
    const item = (text: string) => body(text, 'html')?.replaceAll('\n', '')
    const apart = '<ul><li><p>A</p><hr class="keep-with-next"><p>b</p></li><li>c</li></ul>'
    expect(item('- A <hr> b\n- c')).toBe(apart)
    expect(item('- A\n  ***\n  b\n- c')).toBe(apart)
    expect(item('- A <h4>w</h4> b\n- c')).toContain('<p>A</p><h5 id="chapter-1/w">w</h5><p>b</p>')
    expect(item('- A <p>b</p> c')).toBe('<ul><li><p>A</p><p>b</p><p>c</p></li></ul>')
    expect(item('- A\n  - b\n- c <hr>')).toBe(
      '<ul><li>A<ul><li>b</li></ul></li><li>c<hr></li></ul>',
    )
  })
})
