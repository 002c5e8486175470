import { describe, expect, it } from 'vitest'
import { limitShrink } from '../../../src/paginate/layout/limit-shrink.js'

describe('limitShrink', () => {
  it.each([
    ['a drawing without words loses half', [{ height: 400 }], { shrink: 100, further: 100 }],
    ['words of 12 px may become 8', [{ height: 300, letters: 12 }], { shrink: 75, further: 25 }],
    ['small words lose what all do', [{ height: 300, letters: 9 }], { shrink: 75, further: 0 }],
    ['words too small already, too', [{ height: 300, letters: 4 }], { shrink: 75, further: 0 }],
    [
      'a screenshot set at its own size is read as one of 13 px',
      [{ height: 260, pixels: 260 }],
      { shrink: 65, further: 35 },
    ],
    [
      'one at twice its size may lose half',
      [{ height: 260, pixels: 130 }],
      { shrink: 65, further: 65 },
    ],
    [
      'of figures side by side the highest counts, and the smallest words',
      [{ height: 400 }, { height: 200, letters: 10 }],
      { shrink: 100, further: 0 },
    ],
    ['a table keeps its size', [], { shrink: 0, further: 0 }],
  ])('%s', (_, pictures, { shrink, further }) => {
    const limit = limitShrink(pictures)
    expect(limit.shrink).toBeCloseTo(shrink, 9)
    expect(limit.further).toBeCloseTo(further, 9)
  })
})
