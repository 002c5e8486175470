import { parentPort } from 'node:worker_threads'
import { type FinishedAndProved, type FinishOrder, finishAndProve } from './finish-and-prove.js'

/** What the thread of finish-in-thread.ts says: what it turns to, and last what it has made or why it could not. */
export type FinishAnswer = { step: string } | { made: FinishedAndProved } | { error: unknown }

parentPort?.on('message', async (order: FinishOrder) => {
  try {
    const made = await finishAndProve(order, (step) => answer({ step }))
    answer({ made })
  } catch (error) {
    answer({ error })
  }
})

function answer(message: FinishAnswer): void {
  parentPort?.postMessage(message)
}
