import type { VFile } from 'vfile'
import { BriefingError, exitCode } from '../exit-code.js'

/** A briefing was not built; the message names it. */
export class UnbuiltError extends BriefingError {}

/** The source has errors; its messages say which. */
export class RefusedError extends UnbuiltError {
  constructor(id: string, files: readonly VFile[]) {
    const errors = files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal)).length
    const theirs = errors === 1 ? 'an error' : `${errors} errors`
    const isAlone = files.every(({ messages }) => messages.every(({ fatal }) => fatal))
    super(
      `${id} was not built: its source has ${theirs}, shown above${isAlone ? '' : ' the warnings'}`,
      exitCode.findings,
    )
  }
}

/** The PDF was made but does not keep its promises; the messages say which. */
export class UnprovedError extends UnbuiltError {
  constructor(id: string) {
    super(
      `${id}: what was built failed verification (above), so nothing was written; please report this, and send the briefing`,
      exitCode.verificationFailed,
    )
  }
}
