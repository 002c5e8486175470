import { Worker } from 'node:worker_threads'
import { BriefingError, type ExitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import type { CheckOptions } from './check-targets.js'
import type { CheckOutcome } from './check-thread.js'
import type { Targets } from './find-targets.js'

/**
 * Checks in a thread, for the room that only a thread can be given: a parser fills 16 MB so often that much of its time
 * is spent on garbage collection. Returns the exit code.
 *
 * @throws BriefingError if the check does.
 */
export async function checkInThread(targets: Targets, options: CheckOptions): Promise<ExitCode> {
  const thread = new Worker(new URL('dist/cli/check-thread.js', packageFolder), {
    workerData: { targets, options },
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  })
  let outcome: CheckOutcome | undefined
  thread.on('message', (message: CheckOutcome) => {
    outcome = message
  })
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    // Not earlier: what the thread prints goes through this one.
    thread.on('exit', (code) => {
      if (!outcome)
        reject(new Error(`Expected an exit code from the check, but it ended with ${code}`))
      else if (outcome.fault === undefined) resolve(outcome.code)
      else reject(new BriefingError(outcome.fault, outcome.code))
    })
  })
}
