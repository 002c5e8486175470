import { createHash } from 'node:crypto'
import path from 'node:path'
import { loadTemplate, type Template } from '../handlebars.js'
import { fitBitmap } from '../pictures/fit-bitmap.js'
import { sanitizeSvg } from '../pictures/sanitize-svg.js'
import type { Edition } from '../pipeline/index.js'
import type { InspectSteps } from '../pipeline/inspect.js'
import { tryToParse } from '../pipeline/parse.js'
import type { Theme } from '../theme/theme.js'
import type { House, ReadHouse } from './house.js'

/** More texts than a briefing and its last few changes have. */
const limit = 200

/**
 * Remembers what a function gave for a text, and forgets what was asked for longest ago. Right only for functions
 * whose result nobody changes.
 */
export function remember<T>(limit: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>()
  return (key, make) => {
    const value = known.has(key) ? (known.get(key) as T) : make()
    known.delete(key)
    known.set(key, value)
    for (const oldest of known.keys()) {
      if (known.size <= limit) break
      known.delete(oldest)
    }
    return value
  }
}

export interface RememberedSteps extends InspectSteps {
  fitBitmap: typeof fitBitmap
}

/** The slow steps, which after a save do only the file that was saved. */
export function rememberSteps(): RememberedSteps {
  const trees = remember<ReturnType<typeof tryToParse>>(limit)
  const drawings = remember<ReturnType<typeof sanitizeSvg>>(limit)
  const bitmaps = remember<ReturnType<typeof fitBitmap>>(limit)
  return {
    // With the path: two files with the same text are two trees, since nodes are told apart by identity.
    parse: async (files) => {
      const parsed = files.map((file) => trees(`${file.path}\n${file}`, () => tryToParse([file])))
      return (await Promise.all(parsed)).flat()
    },
    sanitizeSvg: (text, prefix) => drawings(`${prefix}\n${text}`, () => sanitizeSvg(text, prefix)),
    fitBitmap: (bitmap, need) => {
      const digest = createHash('sha256').update(bitmap.bytes).digest('hex')
      return bitmaps(`${digest}\n${JSON.stringify(need)}`, () => fitBitmap(bitmap, need))
    },
  }
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
    try {
      return await read((file) => paths.add(path.resolve(file)))
    } catch (error) {
      known = undefined
      throw error
    } finally {
      onPaths(paths)
    }
  }
  return {
    get() {
      known ??= readAnew()
      return known
    },
    forget() {
      known = undefined
    },
  }
}
