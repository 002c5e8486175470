import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighFolded } from '../../../src/proof/leaks/fold.js'
import { createWindows, windowWeight } from '../../../src/proof/leaks/windows.js'

const piece = { kind: 'words', text: '', file: 'a.md', line: 1, column: 1 } as const

/** Every stretch that weighs enough, and not more than it must. */
function listStretches(text: string): string[] {
  return [...text].flatMap((_, start) => {
    const end = [...text].findIndex(
      (_, at) => weighFolded(text.slice(start, at + 1)) >= windowWeight,
    )
    return end < start ? [] : [text.slice(start, end + 1)]
  })
}

/** Few letters, so that stretches repeat. */
const folded = fc.string({
  unit: fc.constantFrom('a', 'b', '攻', '撃'),
  minLength: 5,
  maxLength: 40,
})

test('finds the stretches that were added and not forgotten, and no others', () => {
  fc.assert(
    fc.property(folded, folded, folded, (added, forgotten, text) => {
      const windows = createWindows()
      windows.add(added, piece)
      windows.forget(forgotten)
      const looked = new Set(listStretches(added))
      for (const stretch of listStretches(forgotten)) looked.delete(stretch)
      const found = windows.findIn(added + text).map(({ window }) => window)
      expect(found).toEqual(listStretches(added + text).filter((one) => looked.has(one)))
    }),
    { seed: 1, numRuns: 300 },
  )
})
