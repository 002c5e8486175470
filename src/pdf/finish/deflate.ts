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

interface Deflater {
  thread: Worker
  /** Who waits for an answer; they come in the order of what was asked. */
  waiting: Waiting[]
}

let running: Deflater | undefined

/** Starts the thread, where none runs: it loads while there is nothing to deflate yet. */
export function startDeflating(): void {
  if (isApart) running ??= startThread()
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
  running ??= startThread()
  const { thread, waiting } = running
  return new Promise<Uint8Array>((resolve, reject) => {
    waiting.push({ resolve, reject })
    thread.ref()
    thread.postMessage(content)
  })
}

function startThread(): Deflater {
  const thread = new Worker(new URL('dist/pdf/finish/deflate-thread.js', packageFolder), {
    execArgv: [],
  })
  const waiting: Waiting[] = []
  const started = { thread, waiting }
  const fail = (error: Error): void => {
    if (running === started) running = undefined
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  thread.on('message', (deflated: Uint8Array) => {
    waiting.shift()?.resolve(deflated)
    if (waiting.length === 0) thread.unref()
  })
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('Expected the thread that deflates to go on')))
  // Last: to listen to a thread keeps the process alive.
  thread.unref()
  return started
}
