import { chapterId } from '../../briefing/reference-target.js'
import type { Site } from '../finding.js'
import { headOf } from '../landmarks.js'
import { type Source, type SourceFile, withoutDisclaimer } from '../source.js'

/** A file of a translation and the one that it translates. */
export interface TranslatedFile {
  here: SourceFile
  there: SourceFile
}

/** A translation beside its original. */
export interface Translation {
  original: Source
  pairs: TranslatedFile[]
  /** Chapters of the one that the other lacks. */
  untranslated: SourceFile[]
  added: SourceFile[]
  /** Whether something is left out on purpose, by its kind or id. */
  omits(kind: string, id?: string): boolean
}

/** Returns the two side by side; nothing if a briefing is no translation or its original is not at hand. */
export function readTranslation(source: Source): Translation | undefined {
  const original = source.neighbours?.original
  if (!original || !source.frontMatter) return undefined
  const omitted = new Set(source.frontMatter['translation-omits'])
  return {
    original,
    ...pairFiles(withoutDisclaimer(source).files, withoutDisclaimer(original).files),
    omits: (kind, id) => omitted.has(kind) || (id !== undefined && omitted.has(`#${id}`)),
  }
}

/** Chapters belong together by their names, else by their numbers. */
function pairFiles(
  here: readonly SourceFile[],
  there: readonly SourceFile[],
): Pick<Translation, 'pairs' | 'untranslated' | 'added'> {
  const left = new Set(there)
  const partners = new Map<SourceFile, SourceFile>()
  for (const keyOf of [nameOf, numberOf]) {
    for (const file of here) {
      const key = keyOf(file)
      const partner = [...left].find((other) => keyOf(other) === key)
      if (partners.has(file) || !partner || key === undefined) continue
      partners.set(file, partner)
      left.delete(partner)
    }
  }
  return {
    pairs: [...partners].map(([file, partner]) => ({ here: file, there: partner })),
    untranslated: [...left],
    added: here.filter((file) => !partners.has(file)),
  }
}

function nameOf({ file, role }: SourceFile): string {
  return role === 'briefing' ? '' : chapterId(file.path)
}

function numberOf({ file, role }: SourceFile): number | undefined {
  const [digits] = role === 'chapter' ? (/^\d+/.exec(file.basename ?? '') ?? []) : []
  return digits === undefined ? undefined : Number(digits)
}

/** Where the original of a chapter begins, as the cause of what only its translation has. */
export function originalChapter(there: SourceFile): Site & { reason: string } {
  return { ...headOf(there), reason: 'The original of this chapter' }
}
