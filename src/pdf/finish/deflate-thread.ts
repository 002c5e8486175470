import { parentPort } from 'node:worker_threads'
import { zlibSync } from 'fflate'

// The whole of a thread that deflate.ts starts: contents come, one character a byte, and go deflated.
parentPort?.on('message', (content: string) => {
  const deflated = zlibSync(Buffer.from(content, 'latin1'))
  parentPort?.postMessage(deflated, [deflated.buffer as ArrayBuffer])
})
