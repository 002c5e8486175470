import { describe, expect, it } from 'vitest'
import {
  areSet,
  type SetReference,
  type Standing,
  settleReferences,
} from '../../../src/paginate/layout/settle-references.js'
import { createRandom } from '../random-briefing.js'

const bare = { page: undefined, room: 0 }

/** Plans pages again until nothing changes, by a rule that tells where things stand for how they are set. */
function settle(place: (set: readonly SetReference[]) => Standing[]) {
  let set: SetReference[] = []
  for (let pass = 1; ; pass += 1) {
    const standings = place(set)
    const next = settleReferences(set, standings, pass)
    if (areSet(set, next)) return { set, standings, passes: pass }
    set = next
  }
}

describe('settleReferences', () => {
  it('names the page of a target, but not on that page, and nothing where there is none', () => {
    const { set, passes } = settle(() => [
      { on: 1, target: 3 },
      { on: 3, target: 3 },
      { on: 3, target: undefined },
    ])
    expect(set).toEqual([{ page: 3, room: 0 }, bare, bare])
    expect(passes).toBe(2)
  })

  it('plans once where no reference names a page', () => {
    expect(settle(() => [{ on: 2, target: 2 }]).passes).toBe(1)
  })

  it('follows a target that the number moved', () => {
    const { set, passes } = settle(([first]) => [{ on: 1, target: first?.page ? 3 : 2 }])
    expect(set).toEqual([{ page: 3, room: 0 }])
    expect(passes).toBe(3)
  })

  it('holds a reference that goes in a circle, and no other', () => {
    // Without its page it stands before its target; the words of the page take it there.
    const { set, standings } = settle(([first]) => [
      { on: first?.page ? 2 : 1, target: 2 },
      { on: 2, target: 2 },
      { on: 1, target: 2 },
    ])
    expect(standings[0]).toEqual({ on: 2, target: 2 })
    expect(set).toEqual([{ page: 2, room: 1 }, bare, { page: 2, room: 0 }])
  })

  it('makes room for the wider number where the width itself moves the target', () => {
    const { set } = settle(([first]) => {
      const wide = first && (first.room || String(first.page ?? '').length) > 1
      return [{ on: 1, target: wide ? 9 : 10 }]
    })
    expect(set).toEqual([{ page: 9, room: 2 }])
  })

  it('ends with right numbers wherever the widths may put things', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const count = 1 + (seed % 12)
      const place = (set: readonly SetReference[]): Standing[] => {
        const widths = set.map(({ page, room }) => room || String(page ?? '').length)
        const random = createRandom(widths.reduce((mixed, width) => mixed * 31 + width, seed))
        const page = () => 1 + Math.floor(random() ** 3 * 1200)
        return Array.from({ length: count }, () => ({ on: page(), target: page() }))
      }
      const { set, standings, passes } = settle(place)
      expect(passes, `seed ${seed}`).toBeLessThanOrEqual(12)
      for (const [index, { page }] of set.entries()) {
        const { on, target } = standings[index] ?? {}
        if (page === undefined) expect(on, `seed ${seed}`).toBe(target)
        else expect(page, `seed ${seed}`).toBe(target)
      }
    }
  })
})
