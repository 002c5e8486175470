import { expect, it } from 'vitest'
import { only, runCheck, toSource } from './run.js'

const columns = (text: string) =>
  runCheck(toSource([{ name: 'notes.md', text }]), only({ 'todo-marker': 'warning' })).map(
    ({ column }) => column,
  )

it.each([
  '![a](figures/TODO%20x\\_y.png)',
  '![a](<figures/TODO x&amp;y.png> "b")',
  '![a][TODO]\n\n[TODO]: a.png',
])('leaves the name of a file alone: %s', (text) => {
  expect(columns(text)).toEqual([])
})

it('finds one in an alternative text and in a title', () => {
  expect(columns('![TODO](TODO.png)')).toEqual([3])
  expect(columns('![a](TODO.png "TODO")')).toEqual([16])
})
