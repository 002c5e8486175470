import { expect, it } from 'vitest'
import { only, runCheck, toSource } from './run.js'

function listFatal(text: string): (boolean | null | undefined)[] {
  const source = toSource([
    { name: 'briefing.md', text: '---\ntitle: T\n---\n' },
    { name: '01-chapter.md', text },
  ])
  return runCheck(source, only({ 'raw-html': 'error' })).map(({ fatal }) => fatal)
}

it.each(['class="x"', 'target="_blank"', 'data-x="1"'])(
  'warns of %s, without which nothing is lost',
  (attribute) =>
    expect(listFatal(`<a ${attribute} href="https://a.example/">a</a>`)).toEqual([false]),
)

it.each(['onclick="x()"', 'style="color: red"'])('refuses %s', (attribute) =>
  expect(listFatal(`<p ${attribute}>a</p>`)).toEqual([true]),
)

it('warns of pictures for other screens, of which pages show the one in `src`', () => {
  const picture =
    '<picture><source media="(x)" srcset="b.png"><img src="a.png" alt="A" srcset="c.png"></picture>'
  expect(listFatal(picture)).toEqual([false, false])
})

it('says once what is wrong with each cell of a table', () => {
  const cell = '<td style="color: red">a</td>'
  expect(listFatal(`<table><tr>${cell}${cell}${cell}</tr></table>`)).toEqual([true])
  expect(listFatal(`<p onclick="x()">a</p><p onclick="x()">b</p>`)).toEqual([true, true])
})
