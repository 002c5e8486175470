import path from 'node:path'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { nameSeverity } from '../lint/reporters/text.js'
import type { EditorLink } from './editor-link.js'
import type { Finding } from './state.js'

const order = { error: 0, warning: 1, info: 2 } as const

/**
 * Takes the files of a briefing with their messages, its folder, and what makes links; gives what the panel shows,
 * errors first, else as they stand in the files.
 */
export function listFindings(files: readonly VFile[], folder: string, link: EditorLink): Finding[] {
  const findings = files.flatMap((file) =>
    file.messages.map((message): Finding => {
      const { line = 1, column = 1 } = message
      return {
        severity: nameSeverity(message),
        rule: message.ruleId ?? 'briefing',
        reason: message.reason,
        file: path.relative(folder, file.path),
        line,
        column,
        href: link(file.path, line, column),
        cause: describeCause(message),
      }
    }),
  )
  return sortFindings(findings)
}

/** Errors first, else as they are. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity])
}

function describeCause({ cause }: VFileMessage): string | undefined {
  return cause instanceof Error ? cause.message : undefined
}
