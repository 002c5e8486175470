/** What a run tells the shell; the one place where exit codes are named. */
export const exitCode = {
  clean: 0,
  findings: 1,
  /** Wrong usage or configuration, or no browser. */
  usage: 2,
  renderingFailed: 3,
  verificationFailed: 4,
  interrupted: 130,
} as const

/** One of the exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A failure that is not the author's: the run stops, prints only the message and exits with the code. */
export class BriefingError extends Error {
  override name = 'BriefingError'

  constructor(
    message: string,
    readonly code: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
