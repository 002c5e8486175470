import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

/** Takes files with their messages; gives the lines that a person reads, errors first. Empty where all is well. */
export function reportText(files: readonly VFile[]): string {
  const entries = files.flatMap((file) => file.messages.map((message) => ({ file, message })))
  const ordered = entries.toSorted((a, b) => weigh(b.message) - weigh(a.message))
  const lines = ordered.map(({ file, message }) => {
    const place = `${file.path}:${message.line ?? 1}:${message.column ?? 1}`
    const cause = message.cause instanceof Error ? `\n  ${message.cause.message}` : ''
    return `${place}: ${nameSeverity(message)} ${message.reason} [${message.ruleId ?? 'briefing'}]${cause}`
  })
  return lines.join('\n')
}

export function nameSeverity(message: VFileMessage): 'error' | 'warning' | 'info' {
  if (message.fatal) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

function weigh(message: VFileMessage): number {
  return { error: 2, warning: 1, info: 0 }[nameSeverity(message)]
}
