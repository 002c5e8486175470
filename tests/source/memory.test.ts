import { expect, it } from 'vitest'
import { createMemory } from '../../src/source/memory.js'

it('forgets what was asked for longest ago', () => {
  const memory = createMemory<string>(2)
  memory.set('a', 'A')
  memory.set('b', 'B')
  memory.get('a')
  memory.set('c', 'C')
  expect(['a', 'b', 'c'].map(memory.get)).toEqual(['A', undefined, 'C'])
})

it('forgets as much as makes room for what is large', () => {
  const memory = createMemory<string>(10)
  memory.set('a', 'A', 4)
  memory.set('b', 'B', 4)
  memory.set('b', 'B', 5)
  expect(['a', 'b'].map(memory.get)).toEqual(['A', 'B'])
  memory.set('c', 'C', 6)
  expect(['a', 'b', 'c'].map(memory.get)).toEqual([undefined, undefined, 'C'])
  memory.set('d', 'D', 11)
  expect(['c', 'd'].map(memory.get)).toEqual([undefined, undefined])
})
