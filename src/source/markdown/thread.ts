import { parentPort } from 'node:worker_threads'
import { parseText } from './parse-text.js'

// The whole of a thread that parse-in-threads.ts starts: it reports that it is ready, then answers each text with its tree.
parentPort?.on('message', (text: string) => {
  const tree = parseText(text)
  globalThis.keepCompiled?.()
  parentPort?.postMessage(tree)
})
parentPort?.postMessage('up')
