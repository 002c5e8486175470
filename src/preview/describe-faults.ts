import path from 'node:path'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { BriefingError } from '../exit-code.js'
import { nameSeverity } from '../lint/reporters/text.js'
import { codeOf } from '../thrown.js'
import type { EditorLink } from './editor-link.js'
import type { Problem, ShownCause, ShownFinding } from './state.js'

const order = { error: 0, warning: 1, info: 2 } as const

/**
 * Takes the files of a briefing with their messages, its folder, and what makes links; returns what the panel shows,
 * errors first, otherwise in the order of the files.
 */
export function describeFindings(
  files: readonly VFile[],
  folder: string,
  link: EditorLink,
): ShownFinding[] {
  const findings = files.flatMap((file) =>
    file.messages.map((message): ShownFinding => {
      const { line = 1, column = 1 } = message
      return {
        severity: nameSeverity(message),
        rule: message.ruleId ?? 'briefing',
        reason: message.reason,
        file: path.relative(folder, file.path),
        line,
        column,
        href: link(file.path, line, column),
        cause: describeCause(message, file.path, folder, link),
      }
    }),
  )
  return sortFindings(findings)
}

/** Errors first, otherwise in the order they are in. */
export function sortFindings(findings: readonly ShownFinding[]): ShownFinding[] {
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity])
}

function describeCause(
  { cause }: VFileMessage,
  own: string,
  folder: string,
  link: EditorLink,
): ShownCause | undefined {
  if (!(cause instanceof VFileMessage)) return undefined
  const { file, line = 1, column = 1, reason } = cause
  const from = file || own
  return {
    reason,
    place: `${path.relative(folder, from)}:${line}:${column}`,
    href: link(from, line, column),
  }
}

/** Places in templates and in files of settings, as messages name them at the beginning of a line. */
const places = /^(?:Template )?(.+?\.(?:hbs|json)):(\d+):(\d+)/gm

/** Takes what was thrown while a preview was made; returns its words, and links to the places that they name. */
export function describeProblem(error: unknown, link: EditorLink): Problem {
  const text = describeError(error)
  const links = [...text.matchAll(places)].map(([, file = '', line, column]) => ({
    text: `${file}:${line}:${column}`,
    href: link(file, Number(line), Number(column)),
  }))
  return { text, links }
}

/** An unforeseen error is shown with its stack. */
function describeError(error: unknown): string {
  if (error instanceof BriefingError) return error.message
  if (!(error instanceof Error)) return String(error)
  if (codeOf(error) === 'ENOENT') {
    const file = 'path' in error ? error.path : 'such file'
    return `There is no ${file} any more. Put it back, or stop the preview.`
  }
  return error.stack ?? error.message
}
