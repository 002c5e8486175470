import { toHtml } from 'hast-util-to-html'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { sanitizeSvg } from '../../src/pictures/sanitize-svg.js'
import { toolDrawings } from './tool-drawings.js'

let launched: LaunchedBrowser
beforeAll(async () => {
  launched = await launchBrowser({ noSandbox: process.getuid?.() === 0 })
})
afterAll(() => launched?.close())

const [width, height] = [400, 240]

/** Shows a picture on white, without its words, whose fonts differ; gives its pixels, three bytes each. */
async function paint(picture: string): Promise<Buffer> {
  const page = await launched.browser.newPage()
  try {
    await page.setViewport({ width, height })
    const style =
      'body{margin:0;background:#fff} img,svg.shown{display:block;width:400px;height:240px} text{visibility:hidden}'
    await page.setContent(`<!doctype html><style>${style}</style>${picture}`)
    const png = await page.screenshot()
    return await sharp(png).removeAlpha().raw().toBuffer()
  } finally {
    await page.close()
  }
}

/** Shares of the pixels that differ by more than what smooth edges do. */
function compare(left: Buffer, right: Buffer): number {
  let differing = 0
  for (let at = 0; at < left.length; at += 3) {
    const distance = [0, 1, 2].map((part) =>
      Math.abs((left[at + part] ?? 0) - (right[at + part] ?? 0)),
    )
    if (Math.max(...distance) > 48) differing += 1
  }
  return (differing * 3) / left.length
}

/** Masks round. */
function holds(pixels: Buffer, colour: string): boolean {
  const wanted = Buffer.from(colour.slice(1), 'hex')
  for (let at = 0; at < pixels.length; at += 3)
    if (wanted.every((part, index) => Math.abs(part - (pixels[at + index] ?? 0)) <= 2)) return true
  return false
}

describe.each(Object.entries(toolDrawings))('a drawing of %s', (_, { svg, colours, told }) => {
  it('looks as it does in a browser', async () => {
    const drawing = sanitizeSvg(svg, 'd-')
    drawing.svg.properties.className = ['shown']
    // What HTML shows of words is taken out of the original, too.
    const wordless = svg
      .replace(/<foreignObject[\s\S]*?<\/foreignObject>/g, '')
      .replace(/<text[\s\S]*?<\/text>/g, '')
    const uri = `data:image/svg+xml;base64,${Buffer.from(wordless).toString('base64')}`
    const [kept, original] = [
      await paint(toHtml(drawing.svg, { space: 'svg' })),
      await paint(`<img src="${uri}">`),
    ]
    for (const colour of colours) {
      expect(holds(original, colour), `${colour} in the original`).toBe(true)
      expect(holds(kept, colour), colour).toBe(true)
    }
    expect(compare(kept, original)).toBeLessThan(0.01)
  })

  it('tells its author what it lost', () => {
    const { losses } = sanitizeSvg(svg, 'd-')
    expect(losses).toHaveLength(told.length)
    for (const [index, reason] of told.entries()) expect(losses[index]?.reason).toMatch(reason)
  })
})
