import type { Inline } from '../document.js'
import { codeOf, phrase } from '../vocabulary.js'

type Serials = ReadonlyMap<Inline, number>

/** A phrase, and after it a word that stands nowhere else in the briefing: a number that no line can break. */
export function wordsOf(
  inline: Inline & { kind: 'words' },
  language: 'en' | 'ja',
  serials: Serials,
): string {
  const words = phrase(language, inline.pick)
  const serial = serials.get(inline)
  if (!inline.serial || serial === undefined) return words
  if (language === 'en') return `${words} x${serial}`
  const digits = [...String(serial)].map((digit) => '〇一二三四五六七八九'[Number(digit)])
  return `${words}その${digits.join('')}`
}

/** The words and code of a line alone. */
export function plainText(
  line: readonly Inline[],
  language: 'en' | 'ja',
  serials: Serials,
): string {
  const parts = line.flatMap((inline) => {
    if (inline.kind === 'words') return [wordsOf(inline, language, serials)]
    if (inline.kind === 'code') return [codeOf(inline.pick)]
    return 'children' in inline ? [plainText(inline.children, language, serials)] : []
  })
  return parts.join(language === 'en' ? ' ' : '')
}
