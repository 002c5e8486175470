import { beforeEach, expect, it, vi } from 'vitest'
import type { Bitmap } from '../../src/briefing/briefing.js'
import { plainTheme } from '../../src/house/theme/theme.js'
import { fitBitmap } from '../../src/pictures/fit-bitmap.js'
import { PictureFault } from '../../src/pictures/picture-fault.js'
import { sanitizeSvg } from '../../src/pictures/sanitize-svg.js'
import { rememberHouse, rememberSteps } from '../../src/preview/remember.js'
import { tryToParse } from '../../src/source/parse.js'

const slow = { parse: tryToParse, sanitizeSvg, fitBitmap: vi.fn(fitBitmap) }
beforeEach(() => {
  vi.clearAllMocks()
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
