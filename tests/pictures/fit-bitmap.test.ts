import sharp, { type SharpConstructor } from 'sharp'
import { describe, expect, it } from 'vitest'
import { fitBitmap, type Need } from '../../src/pictures/fit-bitmap.js'
import { checkPixels, measureBitmap } from '../../src/pictures/measure-bitmap.js'
import { PictureFault } from '../../src/pictures/picture-fault.js'
import {
  cutJpeg,
  exif,
  isNear,
  paint,
  paintNoise,
  readColour,
  readPixels,
  spoilPng,
  toBitmap,
} from './bitmaps.js'

const print: Need = { medium: 'print', width: 300, height: 200 }
const screen: Need = { medium: 'screen', width: 300, height: Number.POSITIVE_INFINITY }
const red = [0xc0, 0x30, 0x20]
const blue = [0x20, 0x40, 0xb0]
const damaged = /^its content is damaged \(.+\); save it again$/
const green = [0x20, 0xa0, 0x40]

describe('fitBitmap scales', () => {
  it.each([
    ['to the width', 900, 300, print, 300, 100],
    ['to the height', 400, 800, print, 100, 200],
    ['by the width alone on a screen', 600, 2000, screen, 300, 1000],
    ['nothing up', 30, 20, print, 30, 20],
  ])('%s', async (_, width, height, need, fittedWidth, fittedHeight) => {
    for (const picture of [
      paint(width, height).jpeg(),
      paint(width, height).png(),
      paint(width, height).webp(),
    ]) {
      const fitted = await fitBitmap(await toBitmap(picture), need)
      expect(fitted).toMatchObject({ width: fittedWidth, height: fittedHeight })
      expect(measureBitmap(fitted.bytes)).toMatchObject({
        format: fitted.format,
        width: fittedWidth,
        height: fittedHeight,
      })
      expect(isNear(await readColour(fitted, 0.2, 0.2), red)).toBe(true)
    }
  })

  it('to the same bytes every time', async () => {
    for (const picture of [paint(900, 600).jpeg(), paint(900, 600).png(), paint(900, 600).webp()]) {
      const bitmap = await toBitmap(picture)
      const [one, two] = [await fitBitmap(bitmap, print), await fitBitmap(bitmap, print)]
      expect(one.bytes.equals(two.bytes)).toBe(true)
    }
  })
})

describe('fitBitmap keeps', () => {
  it('every pixel of what is small enough', async () => {
    for (const picture of [paint(300, 200).jpeg(), paint(300, 200).png({ palette: true })]) {
      const bitmap = await toBitmap(picture)
      const fitted = await fitBitmap(bitmap, print)
      expect(fitted.format).toBe(bitmap.format)
      expect((await readPixels(fitted)).equals(await readPixels(bitmap))).toBe(true)
    }
    const progressive = await toBitmap(paint(300, 200).jpeg({ progressive: true }).withExif(exif))
    const fitted = await fitBitmap(progressive, print)
    expect(fitted.bytes.length).toBeLessThan(progressive.bytes.length)
    expect((await readPixels(fitted)).equals(await readPixels(progressive))).toBe(true)
  })

  it('transparency', async () => {
    const background = { r: 200, g: 100, b: 50, alpha: 0.5 }
    const glass = sharp({ create: { width: 600, height: 400, channels: 4, background } })
    for (const picture of [glass.clone().png(), glass.clone().webp()]) {
      const fitted = await fitBitmap(await toBitmap(picture), print)
      expect(fitted).toMatchObject({ format: 'png', width: 300, height: 200 })
      expect(isNear(await readColour(fitted, 0.5, 0.5), [200, 100, 50, 128])).toBe(true)
    }
  })

  it('a palette where it makes the file smaller', async () => {
    const indexed = await toBitmap(paint(900, 600).png({ palette: true }))
    const { isPalette } = await sharp((await fitBitmap(indexed, print)).bytes).metadata()
    expect(isPalette).toBe(true)
  })
})

describe('fitBitmap drops', () => {
  const secrets = /Exif|Somebody|A phone|GPS|xmpmeta|eXIf|tEXt|ICC_PROFILE|iCCP/

  it.each([
    ['scaled', 900],
    ['small', 90],
  ])('what a %s picture tells about its maker', async (_, width) => {
    const scene = paint(width, 60).withExif(exif).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    for (const picture of [scene.clone().jpeg(), scene.clone().png(), scene.clone().webp()]) {
      const bitmap = await toBitmap(picture)
      expect(bitmap.bytes.toString('latin1')).toMatch(/exif/i)
      for (const need of [print, screen]) {
        const fitted = await fitBitmap(bitmap, need)
        expect(fitted.bytes.toString('latin1')).not.toMatch(secrets)
        expect(await sharp(fitted.bytes).metadata()).not.toHaveProperty('exif')
      }
    }
  })

  it('what hides behind the end of a file', async () => {
    for (const picture of [paint(90, 60).jpeg(), paint(90, 60).png(), paint(90, 60).webp()]) {
      const whole = await picture.toBuffer()
      const longer = measureBitmap(Buffer.concat([whole, Buffer.from('a film of the scene')]))
      const fitted = await fitBitmap(longer, screen)
      expect(fitted.bytes.toString('latin1')).not.toContain('a film of the scene')
    }
  })

  it('every frame of an animation but the first', async () => {
    const frames = [paint(90, 60).negate(), paint(90, 60)].map((frame) => frame.png().toBuffer())
    const [first, second] = await Promise.all(frames)
    const animation = () => sharp([first ?? '', second ?? ''], { join: { animated: true } })
    for (const picture of [animation().gif(), animation().webp({ lossless: true })]) {
      const bitmap = await toBitmap(picture)
      expect(await sharp(bitmap.bytes).metadata()).toMatchObject({ pages: 2 })
      for (const need of [print, screen]) {
        const fitted = await fitBitmap(bitmap, need)
        expect(await sharp(fitted.bytes).metadata()).not.toHaveProperty('pages', 2)
        expect(isNear(await readColour(fitted, 0.2, 0.2), [0x3f, 0xcf, 0xdf])).toBe(true)
      }
    }
  })
})

describe('fitBitmap', () => {
  it.each([90, 900])('sets a picture of %i pixels upright', async (width) => {
    const aside = paint(width, width / 3).rotate(-90)
    for (const picture of [
      aside.clone().jpeg().withMetadata({ orientation: 6 }),
      aside.clone().png().withMetadata({ orientation: 6 }),
    ]) {
      const fitted = await fitBitmap(await toBitmap(picture), print)
      expect(fitted.width / fitted.height).toBeCloseTo(3)
      expect(await sharp(fitted.bytes).metadata()).not.toHaveProperty('orientation')
      expect(isNear(await readColour(fitted, 0.2, 0.2), red)).toBe(true)
      expect(isNear(await readColour(fitted, 0.8, 0.2), blue)).toBe(true)
      expect(isNear(await readColour(fitted, 0.8, 0.9), green)).toBe(true)
    }
  })

  it('turns other colours into sRGB', async () => {
    for (const picture of [paint(90, 60).jpeg(), paint(90, 60).png()]) {
      const wide = await toBitmap(picture.withIccProfile('p3'))
      const fitted = await fitBitmap(wide, print)
      expect(isNear(await readColour(wide, 0.2, 0.2), red, 8)).toBe(false)
      expect(isNear(await readColour(fitted, 0.2, 0.2), red, 8)).toBe(true)
    }
    const inks = await toBitmap(paint(90, 60).toColourspace('cmyk').jpeg())
    expect(await sharp(inks.bytes).metadata()).toMatchObject({ channels: 4 })
    const { bytes } = await fitBitmap(inks, print)
    expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
  })

  it('leaves out a profile that says sRGB, without touching a pixel', async () => {
    const named = await toBitmap(paint(90, 60).withIccProfile('srgb').jpeg())
    const fitted = await fitBitmap(named, print)
    expect(named.bytes.includes('ICC_PROFILE')).toBe(true)
    expect(fitted.bytes.includes('ICC_PROFILE')).toBe(false)
    expect((await readPixels(fitted)).equals(await readPixels(named))).toBe(true)
  })

  it('makes of a WebP what a PDF can hold', async () => {
    const lossy = await toBitmap(paint(90, 60).webp())
    expect(await fitBitmap(lossy, print)).toMatchObject({ format: 'jpeg' })
    expect(await fitBitmap(lossy, screen)).toMatchObject({ format: 'webp' })
    const lossless = await toBitmap(paint(90, 60).webp({ lossless: true }))
    const fitted = await fitBitmap(lossless, print)
    expect(fitted.format).toBe('png')
    expect((await readPixels(fitted)).equals(await readPixels(lossless))).toBe(true)
  })

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a %s that ends too early', async (format) => {
    const whole = await paintNoise(400, 400).toFormat(format).toBuffer()
    for (const length of [whole.length / 2, whole.length - 20]) {
      await expect(fitBitmap(measureBitmap(whole.subarray(0, length)), print)).rejects.toThrow(
        damaged,
      )
    }
  })
  it.each([90, 900])('refuses a PNG of %i pixels that cannot be unpacked', async (width) => {
    const spoilt = spoilPng(await paintNoise(width, 60).png().toBuffer())
    for (const need of [print, screen])
      await expect(fitBitmap(measureBitmap(spoilt), need)).rejects.toThrow(damaged)
  })

  it.each([
    ['plain', 90, false],
    ['plain', 900, false],
    ['progressive', 90, true],
    ['progressive', 900, true],
  ])('refuses a %s JPEG of %i pixels that lacks some of them', async (_, width, progressive) => {
    const whole = await paintNoise(width, 60).jpeg({ progressive }).toBuffer()
    for (const missing of [20, Math.round(whole.length / 3)]) {
      const bitmap = measureBitmap(cutJpeg(whole, missing))
      for (const need of [print, screen])
        await expect(fitBitmap(bitmap, need)).rejects.toThrow(damaged)
    }
  })

  it('takes a JPEG that a camera has filled up before its end', async () => {
    for (const width of [90, 900]) {
      const whole = await paintNoise(width, 60).jpeg({ progressive: true }).toBuffer()
      const filled = measureBitmap(cutJpeg(whole, 0, Buffer.alloc(20)))
      expect(await fitBitmap(filled, print)).toMatchObject({ width: Math.min(width, 300) })
    }
  })

  it('does not blame the picture for what goes wrong after it was decoded', async () => {
    const fitted = fitBitmap(await toBitmap(paint(900, 600).jpeg()), { ...print, width: 0.5 })
    const fault = await fitted.catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(PictureFault)
  })
})

describe('checkPixels', () => {
  it.each([
    new Error('vips_tracked: out of memory --- size == 120MB'),
    new TypeError('width is not a function'),
  ])('does not blame the picture for %s', async (fault) => {
    const decoder = () => {
      throw fault
    }
    await expect(checkPixels(decoder as unknown as SharpConstructor, Buffer.of())).rejects.toBe(
      fault,
    )
  })
})
