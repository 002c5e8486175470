import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { rememberSteps } from '../../src/preview/remember.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { runCli } from '../run-cli.js'
import { exif, paint, toBitmap } from './bitmaps.js'

/** Builds a briefing whose chapter shows these pictures; gives both editions as `latin1` text, too. */
async function build(markdown: string, pictures: Record<string, Buffer>) {
  const folder = await writeBriefing({
    '01-chapter.md': plainChapter.replace('本文', `${markdown}\n\n本文`),
    ...pictures,
  })
  const cwd = path.dirname(path.dirname(folder))
  const { code, stderr } = await runCli(['build'], { cwd })
  const read = (ending: string) => readFile(path.join(cwd, `output/2024-03/2024-03.${ending}`))
  return { cwd, code, stderr, read }
}

/** Sizes in pixels of the images of a PDF with the names of their filters, in the order of the file. */
async function listImages(pdf: Uint8Array) {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream)) return []
    const { dict } = object
    if (dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) return []
    const number = (key: string) => dict.lookup(PDFName.of(key), PDFNumber).asNumber()
    const filter = dict.lookup(PDFName.of('Filter'), PDFName).decodeText()
    return [{ width: number('Width'), height: number('Height'), filter }]
  })
}

describe('a briefing with photos', () => {
  let built: Awaited<ReturnType<typeof build>>
  let images: Awaited<ReturnType<typeof listImages>>

  beforeAll(async () => {
    const figure = (id: string, file: string) => `:::figure{#${id}}\n![絵](${file})\n\n題\n:::\n`
    const markdown = [
      figure('portrait', 'portrait.jpg'),
      figure('wide', 'wide.png'),
      `::::figures\n${figure('left', 'left.webp')}${figure('right', 'right.jpg')}::::\n`,
      '![小さな絵](small.jpg "題")\n',
      '[](#portrait)[](#wide)[](#left)[](#right)',
    ].join('\n')
    built = await build(markdown, {
      'portrait.jpg': await paint(3000, 4000)
        .rotate(-90)
        .withExif(exif)
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
      'wide.png': await paint(4000, 1500).ensureAlpha(0.5).png().toBuffer(),
      'left.webp': await paint(2000, 1000).webp().toBuffer(),
      'right.jpg': await paint(2000, 1000).modulate({ hue: 90 }).jpeg().toBuffer(),
      'small.jpg': await paint(321, 123).withExif(exif).jpeg().toBuffer(),
    })
    images = await listImages(await built.read('pdf'))
  }, 60_000)

  it('prints each with the pixels that 300 dpi need, and no more', () => {
    expect(built).toMatchObject({ code: 0 })
    // 96 mm, the height of a figure, are 1134 pixels; 166 mm, the type area, 1961; half of it without the gap 933.
    const expected = [
      ['portrait', 850, 1134, 'DCTDecode'],
      ['wide', 1961, 735, 'FlateDecode'],
      ['its transparency', 1961, 735, 'FlateDecode'],
      ['left', 933, 467, 'DCTDecode'],
      ['right', 933, 467, 'DCTDecode'],
      ['small', 321, 123, 'DCTDecode'],
    ] as const
    expect(images).toHaveLength(expected.length)
    for (const [index, [name, width, height, filter]] of expected.entries()) {
      const image = images[index]
      expect(image?.filter, name).toBe(filter)
      expect(Math.abs((image?.width ?? 0) - width), name).toBeLessThanOrEqual(1)
      expect(Math.abs((image?.height ?? 0) - height), name).toBeLessThanOrEqual(1)
    }
  })

  it('tells in neither edition where they were taken', async () => {
    for (const edition of ['pdf', 'html']) {
      const text = (await built.read(edition)).toString('latin1')
      const files = [...text.matchAll(/base64,([\w+/=]+)/g)].map(([, file]) =>
        Buffer.from(file ?? '', 'base64').toString('latin1'),
      )
      for (const content of [text, ...files]) expect(content).not.toMatch(/Exif|Somebody|A phone/)
    }
  })

  it('gives the HTML edition what 170 mm need, which are 2008', async () => {
    const html = (await built.read('html')).toString()
    const widths = [...html.matchAll(/<img [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths).toEqual([2008, 2008, 2000, 2000, 321])
    expect(html).toContain('data:image/webp;base64,')
  })

  it('gives the same bytes twice', async () => {
    const first = await Promise.all(['pdf', 'html'].map(built.read))
    expect((await runCli(['build', '--output', 'again'], { cwd: built.cwd })).code).toBe(0)
    for (const [index, ending] of ['pdf', 'html'].entries()) {
      const again = await readFile(path.join(built.cwd, `again/2024-03/2024-03.${ending}`))
      expect(first[index]?.equals(again), ending).toBe(true)
    }
  })
})

describe('a damaged photo', () => {
  it('is told at its place, and nothing is written', async () => {
    const whole = await paint(3000, 2000).jpeg().toBuffer()
    const { code, stderr, read } = await build('![絵](photo.jpg)', {
      'photo.jpg': whole.subarray(0, whole.length / 2),
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /01-chapter\.md:9:1: error Picture `photo\.jpg` cannot be used: its content is damaged \(.+\); save it anew/,
    )
    await expect(read('pdf')).rejects.toThrow('ENOENT')
  })
})

describe('the preview', () => {
  it('fits a photo once as long as nobody changes it', async () => {
    const { fitBitmap } = rememberSteps()
    const need = { medium: 'print', width: 300, height: 200 } as const
    const photo = await toBitmap(paint(900, 600).jpeg())
    const fitted = fitBitmap(photo, need)
    expect(fitBitmap({ ...photo, bytes: Buffer.from(photo.bytes) }, { ...need })).toBe(fitted)
    expect(fitBitmap(photo, { ...need, width: 200 })).not.toBe(fitted)
    const changed = await toBitmap(paint(900, 600).negate().jpeg())
    expect(fitBitmap(changed, need)).not.toBe(fitted)
  })
})
