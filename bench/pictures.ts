// Measures what it costs to fit a photo of 12 megapixels to each medium, and what its file has before and after.
// The photo is a noisy gradient, since a plain one would flatter every format.
// `npm run build && npx tsx bench/pictures.ts [runs]`
import './help.js'
import sharp from 'sharp'
import { fitBitmap, type Need } from '../dist/pictures/fit-bitmap.js'
import { measureBitmap } from '../dist/pictures/measure-bitmap.js'

const [runs = '5'] = process.argv.slice(2)
const needs: readonly Need[] = [
  { medium: 'screen', width: 2008, height: Number.POSITIVE_INFINITY },
  { medium: 'print', width: 1961, height: 1134 },
]
const size = { width: 4000, height: 3000 }
const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
const grain = sharp({ create: { ...size, channels: 3, background: '#808080', noise } }).blur(1.5)
const sky = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><linearGradient id="a"><stop stop-color="#f80"/><stop offset="1" stop-color="#04f"/></linearGradient><path fill="url(#a)" d="M0 0h4000v3000H0z"/></svg>`
const photo = await sharp(Buffer.from(sky))
  .composite([{ input: await grain.png().toBuffer(), blend: 'overlay' }])
  .removeAlpha()
  .raw()
  .toBuffer()

const kilobytes = (bytes: Buffer): string => `${(bytes.length / 1000).toFixed(0).padStart(6)} kB`
for (const format of ['jpeg', 'png', 'webp'] as const) {
  const file = await sharp(photo, { raw: { ...size, channels: 3 } })
    .toFormat(format)
    .toBuffer()
  const bitmap = measureBitmap(file)
  for (const need of needs) {
    const times: number[] = []
    let fitted = bitmap
    for (let run = 0; run < Number(runs); run += 1) {
      const started = performance.now()
      fitted = await fitBitmap(bitmap, need)
      times.push(performance.now() - started)
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
    console.log(
      `${format.padEnd(5)} ${need.medium.padEnd(7)} ${median.toFixed(0).padStart(5)} ms  ${kilobytes(bitmap.bytes)} → ${kilobytes(fitted.bytes)}  ${fitted.width} × ${fitted.height} ${fitted.format}`,
    )
  }
}
