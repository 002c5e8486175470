import { Worker } from 'node:worker_threads'
import { BriefingError, type ExitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import type { CheckOptions } from './check.js'
import type { CheckOutcome } from './check-thread.js'

/**
 * Runs `briefing check` in a thread of its own, for the room that only a thread can be given: where trees are made
 * faster than 16 MB hold them, a third of the time goes into moving them. Gives the exit code.
 */
export async function checkInThread(
  names: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const thread = new Worker(new URL('dist/commands/check-thread.js', packageFolder), {
    workerData: { names, options },
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  })
  let outcome: CheckOutcome | undefined
  thread.on('message', (message: CheckOutcome) => {
    outcome = message
  })
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    // Not before: what the thread prints goes through this one.
    thread.on('exit', (code) => {
      if (!outcome)
        reject(new Error(`Expected an exit code from the check, but it ended with ${code}`))
      else if (outcome.fault === undefined) resolve(outcome.code)
      else reject(new BriefingError(outcome.fault, outcome.code))
    })
  })
}
