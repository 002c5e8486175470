import { parentPort } from 'node:worker_threads'
import { answerTexts } from './read-text.js'

// The whole of a thread that read-text-apart.ts starts: a file comes, and what it says goes.
parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer = await answerTexts(bytes)
  globalThis.keepCompiled?.()
  parentPort?.postMessage(answer)
})
