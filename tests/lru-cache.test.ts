import { expect, it } from 'vitest'
import { createLruCache } from '../src/lru-cache.js'

it('forgets what was asked for longest ago', () => {
  const cache = createLruCache<string>(2)
  cache.set('a', 'A')
  cache.set('b', 'B')
  cache.get('a')
  cache.set('c', 'C')
  expect(['a', 'b', 'c'].map(cache.get)).toEqual(['A', undefined, 'C'])
})

it('forgets as much as makes room for what is large', () => {
  const cache = createLruCache<string>(10)
  cache.set('a', 'A', 4)
  cache.set('b', 'B', 4)
  cache.set('b', 'B', 5)
  expect(['a', 'b'].map(cache.get)).toEqual(['A', 'B'])
  cache.set('c', 'C', 6)
  expect(['a', 'b', 'c'].map(cache.get)).toEqual([undefined, undefined, 'C'])
  cache.set('d', 'D', 11)
  expect(['c', 'd'].map(cache.get)).toEqual([undefined, undefined])
})
