import { parentPort, workerData } from 'node:worker_threads'
import { BriefingError, type ExitCode } from '../exit-code.js'
import { type CheckOptions, checkTargets } from './check-targets.js'
import type { Targets } from './find-targets.js'

/** What the thread of check-in-thread.ts says last. */
export interface CheckOutcome {
  code: ExitCode
  /** The message of the BriefingError that ended the run. */
  fault?: string
}

const { targets, options } = workerData as { targets: Targets; options: CheckOptions }

checkTargets(targets, options)
  .then(
    (code): CheckOutcome => ({ code }),
    (error: unknown): CheckOutcome => {
      if (!(error instanceof BriefingError)) throw error
      return { code: error.code, fault: error.message }
    },
  )
  .then((outcome) => {
    globalThis.keepCompiled?.()
    parentPort?.postMessage(outcome)
  })
