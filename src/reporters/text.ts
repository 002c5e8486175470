import stringWidth from 'string-width'
import type { VFile } from 'vfile'
import { type Finding, listFindings } from './finding.js'

export { nameSeverity } from './finding.js'

const plain = { error: '', warning: '', info: '', dim: '', bold: '', off: '' }
const coloured = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  info: '\u001b[36m',
  dim: '\u001b[2m',
  bold: '\u001b[1m',
  off: '\u001b[0m',
}

/**
 * Takes files with their messages; gives what a person reads, worst first, empty where all is well. The first line
 * of each finding, `file:line:column: severity message [rule]`, is what editors look for; under it stands the line
 * of the source, marked.
 */
export function reportText(
  files: readonly VFile[],
  { colour = false, frames = true }: { colour?: boolean; frames?: boolean } = {},
): string {
  const paint = colour ? coloured : plain
  return listFindings(files)
    .map((finding) => {
      const { path, line, column, severity, message, ruleId, cause } = finding
      const place = `${paint.bold}${path}:${line}:${column}:${paint.off}`
      const head = `${place} ${paint[severity]}${severity}${paint.off} ${message} ${paint.dim}[${ruleId}]${paint.off}`
      const other = cause
        ? [
            `  ${paint.dim}${cause.path}:${cause.line}:${cause.column}:${paint.off} ${cause.message}`,
          ]
        : []
      return [head, ...(frames ? frame(finding, paint) : []), ...other].join('\n')
    })
    .join(frames ? '\n\n' : '\n')
}

/** Widest part of a source line that is shown, in terminal columns. */
const widest = 96

/** The line of the source with the place marked under it, by display width: a kanji is two columns wide. */
function frame(
  { text, line, column, endLine, endColumn, severity }: Finding,
  paint: typeof plain,
): string[] {
  const source = text.split('\n')[line - 1]?.replace(/\r$/, '').replaceAll('\t', ' ')
  if (source === undefined || source.trim() === '') return []
  const from = Math.min(column - 1, source.length)
  const to = Math.max(endLine > line ? source.length : endColumn - 1, from + 1)
  const lead = cutBefore(source.slice(0, from))
  const marked = cutAfter(source.slice(from, to), widest - stringWidth(lead))
  const rest = cutAfter(source.slice(to), widest - stringWidth(lead + marked))
  const gutter = String(line)
  const blank = ' '.repeat(gutter.length)
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)))
  return [
    `${paint.dim}${gutter} │${paint.off} ${lead}${marked}${rest}`,
    `${paint.dim}${blank} │${paint.off} ${' '.repeat(stringWidth(lead))}${paint[severity]}${carets}${paint.off}`,
  ]
}

/** The end of a text that leaves half of the room for what follows. */
function cutBefore(text: string): string {
  if (stringWidth(text) <= widest / 2) return text
  let kept = ''
  for (const character of [...text].reverse()) {
    if (stringWidth(kept) >= widest / 2 - 2) break
    kept = character + kept
  }
  return `…${kept}`
}

function cutAfter(text: string, room: number): string {
  if (stringWidth(text) <= room) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept) >= room - 2) break
    kept += character
  }
  return room > 2 ? `${kept}…` : ''
}
