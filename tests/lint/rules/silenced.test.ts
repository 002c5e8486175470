import { expect, it } from 'vitest'
import { only, runCheck, toSource } from './run.js'

const settings = (rule: string) => only({ [rule]: 'warning', 'unused-suppression': 'warning' })
const comment = (rule: string) => `<!-- briefing-disable-next-line ${rule} -- as agreed -->`

it('silences the order of chapters by a comment above the title', () => {
  const files = [
    { name: '01-loaders.md', text: '# Loaders\n' },
    { name: '01-letters.md', text: `${comment('chapter-order')}\n# Letters\n` },
  ]
  expect(runCheck(toSource(files), settings('chapter-order'))).toEqual([])
})

it('silences a paragraph among notes by a comment between it and the note above', () => {
  const end = `\n${comment('footnote-cut-short')}\nIt was corrected.\n\n[^b]: B\n`
  const files = [{ name: 'notes.md', text: `Text[^a][^b].\n\n[^a]: A\n${end}` }]
  expect(runCheck(toSource(files), settings('footnote-cut-short'))).toEqual([])
})

it('looks past comments for what ends the text', () => {
  const files = [
    { name: 'notes.md', text: 'A[^a][^b].\n\n[^a]: A\n\nMore.\n\n[^b]: B\n\n<!-- Checked. -->\n' },
  ]
  expect(runCheck(toSource(files), only({ 'footnote-cut-short': 'warning' }))).toHaveLength(1)
})

it('names no chapter the last where all names begin with wide digits', () => {
  const files = ['１-a.md', '２-b.md'].map((name) => ({ name, text: '# A\n' }))
  const found = runCheck(
    toSource([{ name: 'briefing.md', text: '' }, ...files]),
    only({ 'chapter-order': 'warning' }),
  )
  expect(found.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('so the letters of the names decide the order of the chapters'),
    expect.stringContaining('Rename it to `2-b.md`'),
  ])
})

it.each([
  ['2026-9-5-a.md', '2026-10-12-b.md'],
  ['01a-a.md', '01-b.md'],
  ['01a-a.md', '01a-b.md'],
  ['01-5-habits.md', '01-letters.md'],
])('tells that %s and %s begin with the same number', (...names) => {
  const files = ['briefing.md', ...names].map((name) => ({ name, text: '# A\n' }))
  expect(runCheck(toSource(files), only({ 'chapter-order': 'warning' }))).toHaveLength(1)
})
