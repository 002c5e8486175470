import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bitmap } from '../../src/briefing/briefing.js'
import { rememberPictures } from '../../src/cache/remember-pictures.js'
import type { FitBitmap } from '../../src/pictures/fit-bitmap.js'
import { PictureFault } from '../../src/pictures/picture-fault.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pictures-'))
})
afterEach(() => rm(folder, { recursive: true }))

const picture = (text: string): Bitmap => ({
  kind: 'bitmap',
  format: 'webp',
  width: 40,
  height: 30,
  bytes: Buffer.from(text),
})
const need = { medium: 'print', width: 20, height: Infinity } as const

function spy() {
  return vi.fn<FitBitmap>(async ({ bytes }, { width }) => ({
    ...picture(`${bytes} at ${width}`),
    format: 'png',
    width,
  }))
}

describe('rememberPictures', () => {
  it('fits a picture once to a need, in later runs as well', async () => {
    const fit = spy()
    const fitted = { ...picture('a at 20'), format: 'png', width: 20 }
    const first = rememberPictures(folder, fit)
    expect(await Promise.all([first(picture('a'), need), first(picture('a'), need)])).toEqual([
      fitted,
      fitted,
    ])
    expect(await rememberPictures(folder, fit)(picture('a'), need)).toEqual(fitted)
    expect(fit).toHaveBeenCalledTimes(1)
  })

  it('fits other pictures, and to other needs, anew', async () => {
    const fit = spy()
    const fitAgain = rememberPictures(folder, fit)
    await fitAgain(picture('a'), need)
    await fitAgain(picture('b'), need)
    await fitAgain(picture('a'), { ...need, medium: 'screen' })
    await fitAgain(picture('a'), { ...need, height: 10 })
    expect(fit).toHaveBeenCalledTimes(4)
  })

  it('keeps no failure', async () => {
    const fit = spy().mockRejectedValueOnce(new PictureFault('is broken'))
    const fitAgain = rememberPictures(folder, fit)
    await expect(fitAgain(picture('a'), need)).rejects.toThrow('is broken')
    expect((await fitAgain(picture('a'), need)).bytes.toString()).toBe('a at 20')
  })

  it('takes nothing that is not as it was written, and does without a place to write', async () => {
    const fit = spy()
    await rememberPictures(folder, fit)(picture('a'), need)
    const [entry = ''] = await readdir(folder)
    await writeFile(path.join(folder, entry, '0.bin'), 'other')
    expect((await rememberPictures(folder, fit)(picture('a'), need)).bytes.toString()).toBe(
      'a at 20',
    )
    const nowhere = path.join(folder, entry, '0.bin', 'below')
    expect((await rememberPictures(nowhere, fit)(picture('a'), need)).width).toBe(20)
    expect(fit).toHaveBeenCalledTimes(3)
  })
})
