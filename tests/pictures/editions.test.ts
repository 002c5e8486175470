import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.js'
import { buildBriefing } from '../../src/pipeline.js'
import { rememberSteps } from '../../src/preview/remember.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'
import { addUnknownChunk, cutJpeg, exif, paint, paintNoise, spoilPng, toBitmap } from './bitmaps.js'

/** Builds a briefing whose chapter shows these pictures; gives both editions as `latin1` text, too. */
async function build(markdown: string, pictures: Record<string, Buffer>) {
  const folder = await writeBriefing({
    '01-chapter.md': plainChapter.replace('本文', `${markdown}\n\n本文`),
    ...pictures,
  })
  const cwd = path.dirname(path.dirname(folder))
  const { code, stderr } = await callCli(['build'], { cwd })
  const read = (ending: string) => readFile(path.join(cwd, `output/2024-03/2024-03.${ending}`))
  return { cwd, code, stderr, read }
}

interface PrintedImage {
  width: number
  height: number
  /** Pixels on an inch of paper, along both sides. */
  across: number
  down: number
}

/** Lists the images of a PDF in the order in which they are painted. */
async function listImages(pdf: Uint8Array): Promise<PrintedImage[]> {
  const { OPS } = await getResolvedPDFJS()
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const images: PrintedImage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList()
    let [xScale, yScale] = [1, 1]
    const outer: [number, number][] = []
    for (const [index, operator] of fnArray.entries()) {
      const given: number[] = argsArray[index] ?? []
      if (operator === OPS.save) outer.push([xScale, yScale])
      if (operator === OPS.restore) [xScale, yScale] = outer.pop() ?? [1, 1]
      if (operator === OPS.transform) {
        xScale *= given[0] ?? 1
        yScale *= given[3] ?? 1
      }
      if (operator !== OPS.paintImageXObject) continue
      const [, width = 0, height = 0] = given
      const [across, down] = [(width * 72) / xScale, (height * 72) / yScale].map(Math.abs)
      images.push({ width, height, across: across ?? 0, down: down ?? 0 })
    }
  }
  return images
}

describe('a briefing with photos', () => {
  let built: Awaited<ReturnType<typeof build>>
  let images: PrintedImage[]

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
      'portrait.jpg': await paint(2100, 2800)
        .rotate(-90)
        .withExif(exif)
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
      'wide.png': await paint(2400, 900).ensureAlpha(0.5).png().toBuffer(),
      'left.webp': await paint(1600, 800).webp().toBuffer(),
      'right.jpg': await paint(1600, 800).modulate({ hue: 90 }).jpeg().toBuffer(),
      'small.jpg': await paint(321, 123).withExif(exif).jpeg().toBuffer(),
    })
    images = await listImages(await built.read('pdf'))
  }, 120_000)

  it('prints each in its shape with the pixels that 300 dpi need, and no more', () => {
    expect(built).toMatchObject({ code: 0 })
    // 96 mm, the height of a figure, are 1134 pixels; 166 mm, the type area, 1961; half of it without the gap 933.
    const expected = [
      ['portrait', 850, 1134],
      ['wide', 1961, 735],
      ['left', 933, 467],
      ['right', 933, 467],
    ] as const
    for (const [index, [name, width, height]] of expected.entries()) {
      const image = images[index]
      expect(Math.abs((image?.width ?? 0) - width), name).toBeLessThanOrEqual(1)
      expect(Math.abs((image?.height ?? 0) - height), name).toBeLessThanOrEqual(1)
      for (const resolution of [image?.across, image?.down])
        expect(Math.abs((resolution ?? 0) - 300), name).toBeLessThan(1)
    }
    const [small, none] = images.slice(expected.length)
    expect(none).toBeUndefined()
    // Set as it is, a pixel for a pixel of CSS.
    expect(small).toMatchObject({ width: 321, height: 123 })
    expect(small?.across).toBeCloseTo(96, 0)
  })

  it('puts photos into the PDF as JPEG, a WebP too', async () => {
    const text = (await built.read('pdf')).toString('latin1')
    expect(text.match(/\/DCTDecode/g)).toHaveLength(4)
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
    expect(widths).toEqual([2008, 2008, 1600, 1600, 321])
    expect(html).toContain('data:image/webp;base64,')
  })

  it('gives the same bytes twice', { timeout: 120_000 }, async () => {
    const first = await Promise.all(['pdf', 'html'].map(built.read))
    expect((await callCli(['build', '--output', 'again'], { cwd: built.cwd })).code).toBe(0)
    for (const [index, ending] of ['pdf', 'html'].entries()) {
      const again = await readFile(path.join(built.cwd, `again/2024-03/2024-03.${ending}`))
      expect(first[index]?.equals(again), ending).toBe(true)
    }
  })
})

describe('a damaged picture', () => {
  const noise = paintNoise(300, 200)

  it.each([
    ['large', 'a.jpg', paint(3000, 2000).jpeg(), (whole: Buffer) => whole.subarray(0, -2000)],
    ['small', 'a.jpg', noise.clone().jpeg(), (whole: Buffer) => cutJpeg(whole, 5000)],
    ['small', 'a.png', noise.clone().png(), spoilPng],
  ])(
    '%s, as %s, is told at its place, and nothing is written',
    async (_, name, picture, damage) => {
      const { code, stderr, read } = await build(`![絵](${name})`, {
        [name]: damage(await picture.toBuffer()),
      })
      expect(code).toBe(1)
      const reason = `Picture \`${name}\` cannot be used: its content is damaged (`
      expect(stderr).toContain(`01-chapter.md:9:1: error ${reason}`)
      expect(stderr).toContain('); save it again')
      for (const ending of ['pdf', 'html']) await expect(read(ending)).rejects.toThrow('ENOENT')
    },
  )
})

it('a picture that is damaged for paper alone is told at its place, before a page is set', async () => {
  const folder = await writeBriefing({
    '01-chapter.md': plainChapter.replace(
      '本文',
      ':::figure{#a}\n![絵](a.png)\n\n題\n:::\n\n[](#a)本文',
    ),
    'a.png': addUnknownChunk(await paint(1500, 1500).png().toBuffer()),
  })
  const launched = await launchBrowser({ noSandbox: process.getuid?.() === 0 })
  const steps: string[] = []
  try {
    const settings = { templates: 'templates', output: undefined, epoch: undefined, rules: {} }
    const browser = async () => launched
    const result = await buildBriefing(
      folder,
      { ...settings, browser, editions: ['pdf'], verify: true },
      (name) => steps.push(name),
    )
    expect(result).toMatchObject({ built: false, reason: 'source' })
    const messages = result.files.flatMap((file) => file.messages)
    expect(messages).toMatchObject([{ ruleId: 'picture', line: 10, fatal: true }])
    expect(steps.at(-1)).toBe('setting the PDF edition')
  } finally {
    await launched.close()
  }
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
