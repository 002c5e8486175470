import sharp, { type Sharp } from 'sharp'
import type { Bitmap } from '../../src/briefing/briefing.js'
import { measureBitmap } from '../../src/pictures/measure-bitmap.js'

/** Where the photos of the tests were taken. */
export const exif = {
  IFD0: { Artist: 'Somebody', Model: 'A phone' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1' },
}

/** A scene whose left half is red and whose right half is blue, over a green strip at its foot. */
export function paint(width: number, height: number): Sharp {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 4 4" preserveAspectRatio="none"><path fill="#c03020" d="M0 0h2v4H0z"/><path fill="#2040b0" d="M2 0h2v4H2z"/><path fill="#20a040" d="M0 3h4v1H0z"/></svg>`
  return sharp(Buffer.from(scene)).removeAlpha()
}

export async function toBitmap(picture: Sharp): Promise<Bitmap> {
  return measureBitmap(await picture.toBuffer())
}

/** Noise, whose file has something of the picture up to its end. */
export function paintNoise(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
}

/** A JPEG that lacks some of its last bytes, and yet has its end mark, with something else before it where given. */
export function cutJpeg(whole: Buffer, missing: number, filling = Buffer.alloc(0)): Buffer {
  const endMark = whole.subarray(-2)
  return Buffer.concat([whole.subarray(0, whole.length - 2 - missing), filling, endMark])
}

/** A PNG whose pixels cannot be unpacked, though every checksum is right. */
export function spoilPng(whole: Buffer): Buffer {
  return rewriteChunks(whole, (name, data) =>
    name === 'IDAT' ? [[name, Buffer.from(data).fill(0xff, data.length >> 1)]] : [[name, data]],
  )
}

/** A PNG with a chunk that every decoder must know and none does; without it the picture is sound. */
export function addUnknownChunk(whole: Buffer): Buffer {
  return rewriteChunks(whole, (name, data) =>
    name === 'IHDR'
      ? [
          [name, data],
          ['ABCD', Buffer.of(0)],
        ]
      : [[name, data]],
  )
}

type Chunk = [name: string, data: Buffer]

function rewriteChunks(png: Buffer, rewrite: (...chunk: Chunk) => Chunk[]): Buffer {
  const written = [png.subarray(0, 8)]
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at)
    const chunks = rewrite(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, end))
    written.push(...chunks.map(writeChunk))
    at = end + 4
  }
  return Buffer.concat(written)
}

function writeChunk([name, data]: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(sumUp(body))
  return Buffer.concat([length, body, checksum])
}

/** The checksum of a chunk, CRC-32. Node has it from 20.15 on only. */
function sumUp(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** The numbers of all pixels. */
export function readPixels({ bytes }: Bitmap): Promise<Buffer> {
  return sharp(bytes, { ignoreIcc: true }).raw().toBuffer()
}

/** The numbers of one pixel, whatever colours its file says they mean; its place given in fractions of the picture's width and height. */
export async function readColour(bitmap: Bitmap, x: number, y: number): Promise<number[]> {
  const pixels = sharp(bitmap.bytes, { ignoreIcc: true }).raw()
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true })
  const at = Math.floor(y * info.height) * info.width + Math.floor(x * info.width)
  return [...data.subarray(at * info.channels, (at + 1) * info.channels)]
}

/** Whether two colours look the same, by default after a lossy format has had them. */
export function isNear(one: readonly number[], other: readonly number[], tolerance = 12): boolean {
  return other.every((value, channel) => Math.abs(value - (one[channel] ?? -99)) <= tolerance)
}
