import { expect } from 'vitest'
import { type FixedFile, fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

/** Repairs a text until nothing is left to repair: a plain document, or a chapter where it is named `01-….md`. */
export function repairFile(text: string, name = 'notes.md'): FixedFile {
  const [file] = fixSource(toSource([{ name, text }]))
  if (!file) throw new Error('Expected a file')
  return file
}

/** What becomes of a plain document, no repair of which may be refused. */
export function repairText(text: string): string {
  const { after, refused } = repairFile(text)
  expect(refused).toBeUndefined()
  return after
}

/** What becomes of the words of a chapter, none of whose repairs may be refused. */
export function repairChapter(text: string): string {
  const title = '# One\n\n'
  const { after, refused } = repairFile(title + text, '01-chapter.md')
  expect(refused).toBeUndefined()
  return after.slice(title.length)
}
