import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Bitmap } from '../briefing/briefing.js'
import type { Theme } from '../house/theme/theme.js'
import { createLruCache } from '../lru-cache.js'
import { type FitBitmap, fitBitmap } from '../pictures/fit-bitmap.js'
import { PictureFault } from '../pictures/picture-fault.js'
import { type Drawing, sanitizeSvg } from '../pictures/sanitize-svg.js'
import type { Edition } from '../pipeline.js'
import { loadTemplate, type Template } from '../render/handlebars.js'
import { tryToParse } from '../source/parse.js'
import { rememberTrees } from '../source/remember-trees.js'
import type { House, ReadHouse } from './house.js'

/** More texts than a briefing and its last few changes have. */
const textLimit = 200

/**
 * In bytes, since a fitted bitmap has from a few thousand of them to some millions: a count would refuse small ones or
 * let large ones fill the memory.
 */
const bitmapLimit = 256 * 1024 * 1024

/** The slow steps of building, as `inspect` and `fitPictures` take them. */
export interface RememberedSteps {
  parse: typeof tryToParse
  sanitizeSvg: typeof sanitizeSvg
  fitBitmap: FitBitmap
}

/**
 * The slow steps, which after a save do only the file that was saved. Failures are kept only if the file
 * alone is to blame: what took too long on a busy machine is tried again.
 */
export function rememberSteps(
  slow: RememberedSteps = { parse: tryToParse, sanitizeSvg, fitBitmap },
): RememberedSteps {
  const drawings = createLruCache<Drawing>(textLimit)
  const bitmaps = createLruCache<Promise<Bitmap>>(bitmapLimit)
  return {
    parse: rememberTrees(textLimit, slow.parse),
    sanitizeSvg: (text, prefix) => {
      const key = `${prefix}\n${text}`
      const drawing = drawings.get(key) ?? slow.sanitizeSvg(text, prefix)
      drawings.set(key, drawing)
      return drawing
    },
    fitBitmap: (bitmap, need) => {
      const digest = createHash('sha256').update(bitmap.bytes).digest('hex')
      const key = `${digest}\n${JSON.stringify(need)}`
      const known = bitmaps.get(key)
      if (known) return known
      const fitting = slow.fitBitmap(bitmap, need)
      bitmaps.set(key, fitting, 0)
      fitting.then(
        ({ bytes }) => bitmaps.set(key, fitting, bytes.length),
        (error) => {
          if (!(error instanceof PictureFault)) bitmaps.delete(key)
        },
      )
      return fitting
    },
  }
}

/** Templates, each read once until one is saved. */
export interface RememberedTemplates {
  get(layout: string, edition: Edition, theme: Theme): Promise<Template>
  /** To be called when a template was saved. */
  forget(): void
}

/** Compiles each template once for a theme. */
export function rememberTemplates(folder: string): RememberedTemplates {
  const known = new Map<string, { theme: Theme; template: Promise<Template> }>()
  return {
    get(layout, edition, theme) {
      const key = `${layout}/${edition}`
      const before = known.get(key)
      if (before?.theme === theme) return before.template
      const template = loadTemplate(folder, layout, edition, theme)
      known.set(key, { theme, template })
      return template
    },
    forget: () => known.clear(),
  }
}

/** The house's settings, read once until one of their files is saved. */
export interface RememberedHouse {
  /** @throws the errors of `ReadHouse`. */
  get(): Promise<House>
  /** To be called when a file of the settings was saved. */
  forget(): void
}

/**
 * Reads the house's settings once; where they could not be used, again at the next call.
 *
 * @param onPaths told what they are made of, whenever they were read or could not be
 */
export function rememberHouse(
  read: ReadHouse,
  onPaths: (paths: ReadonlySet<string>) => void,
): RememberedHouse {
  let known: Promise<House> | undefined
  const readAnew = async (): Promise<House> => {
    const paths = new Set<string>()
    const reading = read((file) => paths.add(path.resolve(file)))
    await Promise.allSettled([reading])
    onPaths(paths)
    return reading
  }
  return {
    get() {
      if (known) return known
      const house = readAnew()
      known = house
      house.catch(() => {
        if (known === house) known = undefined
      })
      return house
    },
    forget() {
      known = undefined
    },
  }
}
