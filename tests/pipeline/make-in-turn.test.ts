import { describe, expect, it } from 'vitest'
import type { MadeEditions } from '../../src/pipeline/make-editions.js'
import { makeInTurn, type Outcome } from '../../src/pipeline/make-in-turn.js'

const made: MadeEditions = {
  names: [],
  pictures: new Map(),
  sources: [],
  fonts: [],
  outputs: [],
  editions: [],
  notes: 0,
  figures: 0,
  hasAnnex: false,
  briefing: {} as MadeEditions['briefing'],
}

interface Named extends Outcome {
  name: string
}

/** Makings that say what they do, and end when they are told to. */
function watch(results: readonly (MadeEditions | 'source' | Error)[]) {
  const log: string[] = []
  const ends: (() => void)[] = []
  const makings = results.map((result, index) => async (onPrinted: () => void): Promise<Named> => {
    const name = String(index)
    log.push(`begin ${name}`)
    await Promise.resolve()
    onPrinted()
    await new Promise<void>((resolve) => {
      ends[index] = resolve
    })
    log.push(`end ${name}`)
    if (result instanceof Error) throw result
    return { name, made: result }
  })
  return { log, ends, makings }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('editions for several audiences', () => {
  it('begin while those before them are finished, and come in their order', async () => {
    const { log, ends, makings } = watch([made, made])
    const all = makeInTurn(makings)
    await settled()
    expect(log).toEqual(['begin 0', 'begin 1'])
    ends[1]?.()
    ends[0]?.()
    expect((await all).map(({ name }) => name)).toEqual(['0', '1'])
    expect(log).toEqual(['begin 0', 'begin 1', 'end 1', 'end 0'])
  })

  it('are left out from the first that is refused, however many were begun', async () => {
    const { ends, makings } = watch([made, 'source', made])
    const all = makeInTurn(makings)
    await settled()
    for (const end of ends) end()
    expect((await all).map(({ name }) => name)).toEqual(['0', '1'])
  })

  it('are not begun any more once one was refused', async () => {
    const { log, makings } = watch([made, made])
    const refused = async (): Promise<Named> => ({ name: 'refused', made: 'source' })
    expect(await makeInTurn([refused, ...makings])).toEqual([{ name: 'refused', made: 'source' }])
    expect(log).toEqual([])
  })

  it('are all at rest before an error is thrown', async () => {
    const { log, ends, makings } = watch([new Error('a fault'), made])
    const all = makeInTurn(makings)
    const failed = expect(all).rejects.toThrow('a fault')
    await settled()
    ends[0]?.()
    await settled()
    expect(log).toEqual(['begin 0', 'begin 1', 'end 0'])
    ends[1]?.()
    await failed
    expect(log.at(-1)).toBe('end 1')
  })
})
