import { widthOf } from './width.js'

/**
 * Takes Markdown; returns it with its paragraphs and list items broken anew, so that no line is wider than a terminal.
 * Code, which is indented, and tables stay as they are.
 *
 * @param width in columns
 */
export function wrapText(text: string, width: number): string {
  const wrapped: string[] = []
  let paragraph: { indent: string; hang: string; words: string[] } | undefined
  const flush = () => {
    if (paragraph) wrapped.push(...breakWords(paragraph.words, paragraph, width))
    paragraph = undefined
  }
  for (const line of text.split('\n')) {
    const [, item = ''] = /^((?:[-*]|\d+\.) )/.exec(line) ?? []
    const isKept = line.trim() === '' || /^(?: {4}|\|)/.test(line)
    if (isKept || item !== '') flush()
    if (isKept) wrapped.push(line)
    else {
      paragraph ??= { indent: item, hang: ' '.repeat(item.length), words: [] }
      paragraph.words.push(...line.slice(item.length).trim().split(' '))
    }
  }
  flush()
  return wrapped.join('\n')
}

function breakWords(
  words: readonly string[],
  { indent, hang }: { indent: string; hang: string },
  width: number,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const room = width - hang.length
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each, index) => `${index === 0 ? indent : hang}${each}`)
}
