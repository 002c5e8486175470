import type { VerifyMessage } from './pdf/rule.js'

/** Gives the lines that a person reads, errors first; a message without a place in the source is the PDF's own. */
export function reportVerification(messages: readonly VerifyMessage[], pdf: string): string {
  const ordered = messages.toSorted((a, b) => weigh(b) - weigh(a))
  const lines = ordered.map(({ ruleId, severity, message, page, file, line, column }) => {
    const place = file === undefined ? pdf : `${file}:${line ?? 1}:${column ?? 1}`
    const where = page === null ? '' : ` (page ${page})`
    return `${place}: ${severity} ${message}${where} [${ruleId}]`
  })
  return lines.join('\n')
}

function weigh({ severity }: VerifyMessage): number {
  return severity === 'error' ? 1 : 0
}
