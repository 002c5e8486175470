import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Bitmap } from '../briefing/briefing.js'
import type { Theme } from '../house/theme/theme.js'
import { fitBitmap } from '../pictures/fit-bitmap.js'
import { PictureFault } from '../pictures/picture-fault.js'
import { type Drawing, sanitizeSvg } from '../pictures/sanitize-svg.js'
import type { InspectSteps } from '../pipeline/inspect.js'
import type { Edition } from '../pipeline.js'
import { loadTemplate, type Template } from '../render/handlebars.js'
import { tryToParse } from '../source/parse.js'
import type { House, ReadHouse } from './house.js'

/** More texts than a briefing and its last few changes have. */
const textLimit = 200

/**
 * In bytes, since a fitted bitmap has from a few thousand of them to some millions: a count would refuse small ones or
 * let large ones fill the memory.
 */
const bitmapLimit = 256 * 1024 * 1024

export interface RememberedSteps extends InspectSteps {
  fitBitmap: typeof fitBitmap
}

/**
 * The slow steps, which after a save do only the file that was saved. Failures are kept only if the file
 * alone is to blame: what took too long on a busy machine is tried again.
 */
export function rememberSteps(
  slow: RememberedSteps = { parse: tryToParse, sanitizeSvg, fitBitmap },
): RememberedSteps {
  const trees = createMemory<Root>(textLimit)
  const drawings = createMemory<Drawing>(textLimit)
  const bitmaps = createMemory<Promise<Bitmap>>(bitmapLimit)
  return {
    parse: async (files) => {
      const known = files.map((file) => trees.get(keyOf(file)))
      const unknown = files.filter((_, index) => !known[index])
      const parsed = await slow.parse(unknown)
      for (const [index, file] of unknown.entries()) {
        const result = parsed[index]
        if (result && 'type' in result) trees.set(keyOf(file), result)
      }
      const results = parsed.values()
      return known.flatMap((tree) => tree ?? results.next().value ?? [])
    },
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
          if (!(error instanceof PictureFault)) bitmaps.forget(key)
        },
      )
      return fitting
    },
  }
}

/** With the path: two files with the same text are two trees, since nodes are told apart by identity. */
function keyOf(file: VFile): string {
  return `${file.path}\n${file}`
}

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

export interface RememberedHouse {
  /** Errors: those of `ReadHouse`. */
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

export interface Memory<T> {
  get(key: string): T | undefined
  /** Takes how large the value is, in the unit of the limit. */
  set(key: string, value: T, size?: number): void
  forget(key: string): void
}

/**
 * Keeps values under their keys up to a limit for all sizes together, and forgets first what was asked for longest
 * ago. Right only for values that nobody changes.
 */
export function createMemory<T>(limit: number): Memory<T> {
  const known = new Map<string, { value: T; size: number }>()
  let total = 0
  const forget = (key: string): void => {
    total -= known.get(key)?.size ?? 0
    known.delete(key)
  }
  const set = (key: string, value: T, size = 1): void => {
    forget(key)
    known.set(key, { value, size })
    total += size
    for (const oldest of known.keys()) {
      if (total <= limit) break
      forget(oldest)
    }
  }
  return {
    get(key) {
      const found = known.get(key)
      if (found) set(key, found.value, found.size)
      return found?.value
    },
    set,
    forget,
  }
}
