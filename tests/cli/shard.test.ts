import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readShard, shareOut, takeShard } from '../../src/cli/shard.js'
import { writeBriefing } from '../briefing-folder.js'

describe('a shard', () => {
  it('is one of several', () => {
    expect(readShard('2/4')).toEqual({ index: 2, count: 4 })
  })

  it.each(['', '2', '0/4', '5/4', '1/0', '-1/4', '1.5/4', '1/4/2', 'a/b'])(
    'is not `%s`',
    (value) => {
      expect(readShard(value)).toBeUndefined()
    },
  )

  it('has about as much as the others', () => {
    expect(shareOut([10, 70, 20, 60, 40], 2)).toEqual([1, 1, 1, 2, 2])
  })

  it('has what comes first where all are as large', () => {
    expect(shareOut([5, 5, 5, 5], 3)).toEqual([1, 2, 3, 1])
  })

  it('is never fuller than the least one and one more', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 8 }), (all, count) => {
        const shardOf = shareOut(all, count)
        const loads = Array.from({ length: count }, (_, index) =>
          all.reduce((sum, size, place) => sum + (shardOf[place] === index + 1 ? size : 0), 0),
        )
        expect(shardOf).toHaveLength(all.length)
        expect(Math.max(...loads)).toBeLessThanOrEqual(Math.min(...loads) + Math.max(...all))
      }),
    )
  })

  it('has each briefing once, in order', async () => {
    const folders = await Promise.all([writeBriefing(), writeBriefing(), writeBriefing()])
    const shards = [1, 2].map((index) => takeShard(folders, { index, count: 2 }))
    expect(await Promise.all(shards)).toEqual([[folders[0], folders[2]], [folders[1]]])
  })
})
