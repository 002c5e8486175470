import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { zlibSync } from 'fflate'
import { isBuilt, packageFolder } from '../../package-folder.js'

/** On one core, two threads would only take turns. */
const isApart = isBuilt && availableParallelism() > 1

interface Waiting {
  resolve: (deflated: Uint8Array) => void
  reject: (error: Error) => void
}

let thread: Worker | undefined
/** Who waits for an answer; they come in the order of what was asked. */
const waiting: Waiting[] = []

/** Starts the thread, where none runs: it loads while there is nothing to deflate yet. */
export function startDeflating(): void {
  if (isApart) thread ??= startThread()
}

/**
 * Takes a content, one character a byte; returns it as zlib has it (RFC 1950). It is done in a thread of its own, while
 * the rest of the file is finished. The same content gives the same bytes on every machine: fflate is plain JavaScript,
 * where Node's own zlib differs between processors.
 *
 * @throws what ends the thread, such as too little memory.
 */
export async function deflate(content: string): Promise<Uint8Array> {
  if (!isApart) return zlibSync(Buffer.from(content, 'latin1'))
  thread ??= startThread()
  const asked = thread
  return new Promise<Uint8Array>((resolve, reject) => {
    waiting.push({ resolve, reject })
    asked.ref()
    asked.postMessage(content)
  })
}

function startThread(): Worker {
  const started = new Worker(new URL('dist/pdf/finish/deflate-thread.js', packageFolder), {
    execArgv: [],
  })
  started.unref()
  started.on('message', (deflated: Uint8Array) => {
    waiting.shift()?.resolve(deflated)
    if (waiting.length === 0) started.unref()
  })
  started.on('error', fail)
  started.on('exit', () => fail(new Error('Expected the thread that deflates to go on')))
  return started
}

function fail(error: Error): void {
  thread = undefined
  for (const { reject } of waiting.splice(0)) reject(error)
}
