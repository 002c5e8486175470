import type { Said } from './search.js'

/** Lists what a JSON file says: every text and every key in it, and nothing of its shape. */
function listJsonTexts(json: string, where: string): Said[] {
  const texts = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, held] of Object.entries(value)) {
        texts.add(key)
        visit(held)
      }
    }
  }
  visit(JSON.parse(json))
  return [...texts].map((text) => ({ text, where }))
}

/** Lists what a file of lines says, such as CSV. */
function listLines(text: string, where: string): Said[] {
  return text.split(/\r?\n/).map((line) => ({ text: line, where }))
}

/** Lists what a file says that is JSON, or else a file of lines. */
export function listFileTexts(text: string, where: string): Said[] {
  return /^\s*[[{]/.test(text) ? listJsonTexts(text, where) : listLines(text, where)
}
