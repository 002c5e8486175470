import path from 'node:path'
import type { Element } from 'hast'
import { h } from 'hastscript'
import { imageSize } from 'image-size'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { sanitizeSvg } from '../../pictures/sanitize-svg.js'
import { decodeSvg } from '../../pictures/svg/decode-svg.js'
import { readFileInside } from '../../source/read-file-inside.js'
import { shortenPath } from '../../terminal/shorten-path.js'
import { tellReason, usage } from '../settings-error.js'
import type { LogoGround } from './style.js'

const stringifier = unified().use(rehypeStringify).freeze()
const maximumBytes = 1024 * 1024

/**
 * Reads a house's logo; returns it as HTML with nothing in it that runs or fetches. It stands beside the publisher's
 * name, so it needs no words of its own.
 *
 * @throws BriefingError (usage) if it cannot be used.
 */
export async function loadLogo(file: string, ground: LogoGround): Promise<string> {
  const bytes = await readFileInside(path.dirname(file), file, maximumBytes).catch(
    (cause: unknown) => {
      throw usage(`Theme: cannot read the logo ${shortenPath(file)}: ${tellReason(cause)}`, cause)
    },
  )
  try {
    const classes = ['logo', `for-${ground}`]
    const logo = /\.svg$/i.test(file) ? setDrawing(bytes, classes) : setBitmap(bytes, classes)
    return stringifier.stringify({ type: 'root', children: [logo] })
  } catch (cause) {
    throw usage(`Theme: the logo ${shortenPath(file)} cannot be used: ${tellReason(cause)}`, cause)
  }
}

function setDrawing(bytes: Buffer, className: string[]): Element {
  const { svg, losses } = sanitizeSvg(decodeSvg(bytes), 'logo-')
  const lost = losses.find(({ severity }) => severity === 'warning')
  if (lost) throw new Error(lost.reason)
  svg.properties = {
    ...svg.properties,
    className,
    ariaHidden: 'true',
    focusable: 'false',
  }
  return svg
}

function setBitmap(bytes: Buffer, className: string[]): Element {
  const { width, height, type } = measure(bytes)
  if (type !== 'png') throw new Error(`it is a ${type} file; expected SVG or PNG`)
  const src = `data:image/png;base64,${bytes.toString('base64')}`
  return h('img', { className, alt: '', src, width, height })
}

function measure(bytes: Buffer): ReturnType<typeof imageSize> {
  try {
    return imageSize(bytes)
  } catch {
    throw new Error('its content is not a picture; expected SVG or PNG')
  }
}
