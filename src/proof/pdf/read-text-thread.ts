import { parentPort } from 'node:worker_threads'
import { answerTexts, loadReader } from './read-text.js'

// The whole of a thread that read-text-apart.ts starts: a file comes, and what it says goes. Before the first comes there
// is time to load pdf.js. A failure is reported with the first file, not here.
loadReader().catch(() => undefined)
parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer = await answerTexts(bytes)
  globalThis.keepCompiled?.()
  parentPort?.postMessage(answer)
})
