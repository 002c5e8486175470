import { createHash } from 'node:crypto'
import { loadTemplate, type Template } from '../handlebars.js'
import { fitBitmap } from '../pictures/fit-bitmap.js'
import { sanitizeSvg } from '../pictures/sanitize-svg.js'
import type { Edition } from '../pipeline/index.js'
import type { InspectSteps } from '../pipeline/inspect.js'
import { tryToParse } from '../pipeline/parse.js'

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
  get(layout: string, edition: Edition): Promise<Template>
  /** To be called when a template was saved. */
  forget(): void
}

/** Compiles each template once. */
export function rememberTemplates(folder: string): RememberedTemplates {
  let known = new Map<string, Promise<Template>>()
  return {
    get(layout, edition) {
      const key = `${layout}/${edition}`
      const template = known.get(key) ?? loadTemplate(folder, layout, edition)
      known.set(key, template)
      return template
    },
    forget() {
      known = new Map()
    },
  }
}
