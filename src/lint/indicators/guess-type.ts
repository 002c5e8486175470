import type { createNearest } from '../../did-you-mean.js'
import { isGeneralType, typeElsewhere } from '../../intel/indicator.js'
import { typeOf } from '../../intel/read-value.js'

/** What an author meant by a type that is none. */
export interface GuessedType {
  likely: string | undefined
  /** Whether word and value say the same: `authentihash` is no `sha256`, though its value looks like one. */
  isCertain: boolean
}

/** By another format's word for it, by its value, or by the word that is most like it. */
export function guessType(
  written: string,
  value: string | undefined,
  nearest: ReturnType<typeof createNearest>,
): GuessedType {
  const foreign = typeElsewhere(written)
  const like = nearest(written)
  const byValue = value ? typeOf(value) : undefined
  const likely = foreign === 'none' ? undefined : (foreign ?? byValue ?? like)
  const isWord = isGeneralType(written) || foreign !== undefined || like !== undefined
  return { likely, isCertain: isWord && likely !== undefined && likely === byValue }
}
