import { VFile } from 'vfile'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Bitmap } from '../../src/briefing/briefing.js'
import { plainTheme } from '../../src/house/theme/theme.js'
import { fitBitmap } from '../../src/pictures/fit-bitmap.js'
import { PictureFault } from '../../src/pictures/picture-fault.js'
import { sanitizeSvg } from '../../src/pictures/sanitize-svg.js'
import { createMemory, rememberHouse, rememberSteps } from '../../src/preview/remember.js'
import { tryToParse } from '../../src/source/parse.js'

const slow = { parse: vi.fn(tryToParse), sanitizeSvg, fitBitmap: vi.fn(fitBitmap) }
beforeEach(() => {
  vi.clearAllMocks()
})

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

const file = (name: string, text: string) => new VFile({ path: name, value: text })
const namesOfCalls = () => slow.parse.mock.calls.map(([files]) => files.map(({ path }) => path))

it('parses all that is new at once, and nothing twice', async () => {
  const { parse } = rememberSteps(slow)
  const first = await parse([file('a', '# A'), file('b', '# B'), file('c', '# C')])
  const second = await parse([file('a', '# A'), file('b', '# B2'), file('c', '# C')])
  expect(namesOfCalls()).toEqual([['a', 'b', 'c'], ['b']])
  expect([second[0], second[2]]).toEqual([first[0], first[2]])
  expect(second[0]).toBe(first[0])
  expect(second[1]).not.toEqual(first[1])
})

it('parses again what took too long on a busy machine, and what could not be parsed', async () => {
  const { parse } = rememberSteps(slow)
  const tooSlow = { line: 1, reason: 'too long' }
  slow.parse.mockResolvedValueOnce([tooSlow])
  expect(await parse([file('a', '# A')])).toEqual([tooSlow])
  slow.parse.mockRejectedValueOnce(new Error('no thread'))
  await expect(parse([file('a', '# A')])).rejects.toThrow('no thread')
  expect(await parse([file('a', '# A')])).toMatchObject([{ type: 'root' }])
})

const bitmap: Bitmap = {
  kind: 'bitmap',
  format: 'png',
  bytes: Buffer.from('x'),
  width: 1,
  height: 1,
}
const need = { medium: 'screen', width: 1, height: 1 } as const

it('tries a picture again unless the picture is to blame', async () => {
  const steps = rememberSteps(slow)
  slow.fitBitmap.mockRejectedValueOnce(new Error('no sharp'))
  await expect(steps.fitBitmap(bitmap, need)).rejects.toThrow('no sharp')
  slow.fitBitmap.mockRejectedValueOnce(new PictureFault('it is damaged'))
  await expect(steps.fitBitmap(bitmap, need)).rejects.toThrow('it is damaged')
  await expect(steps.fitBitmap(bitmap, need)).rejects.toThrow('it is damaged')
  expect(slow.fitBitmap).toHaveBeenCalledTimes(2)
})

it('reads the house again after any failure, and once where there was none', async () => {
  const house = { rules: {}, theme: plainTheme }
  const read = vi.fn(async () => house)
  const tell = vi.fn()
  const { get } = rememberHouse(read, tell)
  read.mockRejectedValueOnce(new Error('no theme'))
  await expect(get()).rejects.toThrow('no theme')
  expect(tell).toHaveBeenCalledTimes(1)
  tell.mockImplementationOnce(() => {
    throw new Error('not watching')
  })
  await expect(get()).rejects.toThrow('not watching')
  expect(await get()).toBe(house)
  expect(await get()).toBe(house)
  expect(read).toHaveBeenCalledTimes(3)
})
