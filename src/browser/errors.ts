import { BriefingError, exitCode } from '../exit-code.js'

/** No browser on this machine, or the one that was named is not there. Exit code 2. */
export class BrowserNotFoundError extends BriefingError {
  override name = 'BrowserNotFoundError'

  constructor(message: string) {
    super(message, exitCode.usage)
  }
}

/** A browser was found but does not start here; the message says what the machine lacks. Exit code 2. */
export class BrowserLaunchError extends BriefingError {
  override name = 'BrowserLaunchError'

  constructor(message: string, options?: ErrorOptions) {
    super(message, exitCode.usage, options)
  }
}

/** The browser or the page crashed while at work; `retryCrashed` tries once more. Exit code 3. */
export class BrowserCrashError extends BriefingError {
  override name = 'BrowserCrashError'

  constructor(message: string, options?: ErrorOptions) {
    super(message, exitCode.renderingFailed, options)
  }
}

/** A phase took longer than its limit; the browser was killed. Exit code 3. */
export class PhaseTimeoutError extends BriefingError {
  override name = 'PhaseTimeoutError'

  constructor(message: string) {
    super(message, exitCode.renderingFailed)
  }
}

/** The browser took more memory than it may, and was killed. Exit code 3. */
export class BrowserMemoryError extends BriefingError {
  override name = 'BrowserMemoryError'

  constructor(message: string) {
    super(message, exitCode.renderingFailed)
  }
}

/** The page lacks a file of its own, or reached for something outside. Exit code 3. */
export class PageContentError extends BriefingError {
  override name = 'PageContentError'

  constructor(
    message: string,
    /** What the page asked for and did not get, one entry each. */
    readonly requests: readonly string[],
  ) {
    super(message, exitCode.renderingFailed)
  }
}
