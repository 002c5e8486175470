import type { Root } from 'hast'
import { expect, it } from 'vitest'
import { composeLetters } from '../../src/render/compose-letters.js'

function compose(value: string): Root['children'] {
  const tree: Root = { type: 'root', children: [{ type: 'text', value }] }
  composeLetters()(tree)
  return tree.children
}

it('puts letters and their marks together, and leaves ideographs as they are written', () => {
  expect(compose('か\u3099 e\u0301 \u1112\u1161\u11ab \ufa19 ⚠\ufe0f')).toEqual([
    { type: 'text', value: 'が é 한 \ufa19 ⚠\ufe0f' },
  ])
})
