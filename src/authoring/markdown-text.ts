/**
 * Takes words from outside; returns Markdown that prints exactly those words, on one line. Characters that no reader sees, or
 * that turn the direction of the text, are left out.
 */
export function toMarkdown(words: string): string {
  return toLine(words)
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/ (#+)$/, ' \\$1')
}

/** The same words on one line, without characters that no reader sees. */
export function toLine(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}\u200B\u2060\uFEFF]/gu, '')
    .trim()
}

/** The words of a text that ASCII can write, in lower case and without accents: `Café d’Azur` has `cafe` and `dazur`. */
export function asciiWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
  return plain.match(/[a-z0-9]+/g) ?? []
}
