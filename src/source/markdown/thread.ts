import { parentPort } from 'node:worker_threads'
import { parseText } from './parse-text.js'

// The whole of a thread that parse-in-threads.ts starts: it says that it is up; then a text comes, and its tree goes.
parentPort?.on('message', (text: string) => parentPort?.postMessage(parseText(text)))
parentPort?.postMessage('up')
