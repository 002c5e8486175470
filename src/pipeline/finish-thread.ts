import { parentPort, workerData } from 'node:worker_threads'
import { startDeflating } from '../pdf/finish/deflate.js'
import { loadReaders } from '../proof/pdf/read-pdf.js'
import { type FinishedAndProved, type FinishOrder, finishAndProve } from './finish-and-prove.js'

/** What the thread of finish-in-thread.ts says: what it turns to, and last what it has made or why it could not. */
export type FinishAnswer = { step: string } | { made: FinishedAndProved } | { error: unknown }

/** What the thread is started with. */
export interface FinishPlan {
  /** Whether it will prove what it finishes. */
  verify: boolean
}

const { verify }: FinishPlan = workerData
startDeflating()
// Loaded before the first file comes. A failure is reported with the first file, not here.
if (verify) loadReaders().catch(() => undefined)

parentPort?.on('message', async (order: FinishOrder) => {
  try {
    const made = await finishAndProve(order, (step) => answer({ step }))
    globalThis.keepCompiled?.()
    answer({ made })
  } catch (error) {
    answer({ error })
  }
})

function answer(message: FinishAnswer): void {
  parentPort?.postMessage(message)
}
