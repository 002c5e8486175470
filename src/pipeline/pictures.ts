import { open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { imageSize } from 'image-size'
import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { sanitizeSvg, sizeOfSvg } from '../pictures/sanitize-svg.js'
import type { Picture } from '../report/briefing.js'
import type { ParsedFile } from '../report/parsed-file.js'

const maximumBytes = 20 * 1024 * 1024
const maximumPixels = 50_000_000

/** The reason why a picture cannot be used, in words that follow "because". */
class PictureFault extends Error {}

/**
 * Reads every picture that the files show, each only from inside the briefing's folder. A picture that is missing
 * or unfit gets a fatal message at its place in the text.
 */
export async function readPictures(
  folder: string,
  parsed: readonly ParsedFile[],
  sanitize: typeof sanitizeSvg = sanitizeSvg,
): Promise<Map<Image, Picture>> {
  const uses: { file: VFile; image: Image }[] = []
  for (const { file, tree } of parsed)
    visit(tree, 'image', (image) => void uses.push({ file, image }))

  const pictures = new Map<Image, Picture>()
  const root = await realpath(folder)
  await Promise.all(
    uses.map(async ({ file, image }, index) => {
      try {
        pictures.set(image, await readPicture(root, image.url, `picture-${index + 1}-`, sanitize))
      } catch (error) {
        if (!(error instanceof PictureFault)) throw error
        const reason = `Picture \`${image.url}\` cannot be used: ${error.message}`
        const message = file.message(reason, {
          place: image.position,
          ruleId: 'picture',
          source: 'briefing',
        })
        message.fatal = true
      }
    }),
  )
  return pictures
}

async function readPicture(
  root: string,
  url: string,
  prefix: string,
  sanitize: typeof sanitizeSvg,
): Promise<Picture> {
  const bytes = await readInside(root, url)
  if (/\.svg$/i.test(url)) {
    try {
      const svg = sanitize(new TextDecoder('utf-8', { fatal: true }).decode(bytes), prefix)
      return { kind: 'drawing', svg, ...sizeOfSvg(svg) }
    } catch (error) {
      throw new PictureFault(error instanceof Error ? error.message : String(error))
    }
  }
  const { width, height, type } = measureBitmap(bytes)
  return {
    kind: 'bitmap',
    dataUri: `data:image/${type};base64,${bytes.toString('base64')}`,
    width,
    height,
  }
}

function measureBitmap(bytes: Buffer): { width: number; height: number; type: string } {
  const expected = 'expected a PNG, JPEG, WebP, GIF or SVG file'
  let size: ReturnType<typeof imageSize>
  try {
    size = imageSize(bytes)
  } catch {
    throw new PictureFault(`its content is no picture; ${expected}`)
  }
  const type = { png: 'png', jpg: 'jpeg', webp: 'webp', gif: 'gif' }[size.type ?? '']
  if (!type) throw new PictureFault(`it is a ${size.type} file; ${expected}`)
  if (size.width * size.height > maximumPixels) {
    throw new PictureFault(
      `it has ${size.width} × ${size.height} pixels; make it smaller than ${maximumPixels} in all`,
    )
  }
  return { width: size.width, height: size.height, type }
}

/** Opens once and judges what was opened, so that a link swapped in between changes nothing. */
async function readInside(root: string, url: string): Promise<Buffer> {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    throw new PictureFault(
      'it is not a file of the briefing; save a copy in the briefing’s folder and name that',
    )
  }
  const wanted = path.resolve(root, decodePath(url))
  const real = await realpath(wanted).catch(() => {
    throw new PictureFault(
      `there is no such file; expected it at ${path.relative('', wanted) || wanted}`,
    )
  })
  if (!real.startsWith(root + path.sep)) {
    throw new PictureFault('it lies outside the briefing’s folder; move it into the folder')
  }
  const handle = await open(real)
  try {
    const facts = await handle.stat()
    if (!facts.isFile()) throw new PictureFault('it is not a file')
    if (facts.size > maximumBytes)
      throw new PictureFault(`it has ${facts.size} bytes; make it smaller than ${maximumBytes}`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
