import { BriefingError, exitCode } from '../exit-code.js'
import { codeOf, messageOf } from '../thrown.js'

/** The error for settings that cannot be used. */
export function usage(message: string, cause?: unknown): BriefingError {
  return new BriefingError(message, exitCode.usage, { cause })
}

/** Why a file cannot be read, in words that follow a colon. */
export function tellReason(error: unknown): string {
  const code = codeOf(error)
  if (code === 'ENOENT') return 'there is no such file'
  return code === 'EISDIR' ? 'it is a folder' : messageOf(error)
}
