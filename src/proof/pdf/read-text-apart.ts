import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { isBuilt, packageFolder } from '../../package-folder.js'
import type { TextAnswer } from './read-text.js'

/** On one core, two readers would only take turns. */
const isApart = isBuilt && availableParallelism() > 1

/** Threads without work. They keep no process alive, and end with the thread that started them. */
const idle = new Set<Worker>()

/** Starts a thread, if none waits: it loads while there is nothing to read yet. */
export function startReader(): void {
  if (isApart && idle.size === 0) idle.add(startThread())
}

/**
 * `answerTexts`, in a thread of its own: the two readers of a file know nothing of each other, so that they can read at
 * the same time.
 *
 * @throws what ends the thread, such as too little memory.
 */
export async function readTextsApart(bytes: Uint8Array): Promise<TextAnswer> {
  if (!isApart) return (await import('./read-text.js')).answerTexts(bytes)
  const [thread = startThread()] = idle
  idle.delete(thread)
  const answer = await ask(thread, bytes)
  idle.add(thread)
  return answer
}

function startThread(): Worker {
  const thread = new Worker(new URL('dist/proof/pdf/read-text-thread.js', packageFolder), {
    execArgv: [],
  })
  thread.unref()
  // Whoever waits for an answer gets the error as well.
  thread.on('error', () => idle.delete(thread))
  thread.on('exit', () => idle.delete(thread))
  return thread
}

async function ask(thread: Worker, bytes: Uint8Array): Promise<TextAnswer> {
  const done = new AbortController()
  const { signal } = done
  thread.ref()
  thread.postMessage(bytes)
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([answer]) => answer),
      once(thread, 'exit', { signal }).then(() => {
        throw new Error('Expected the thread that reads a PDF to go on')
      }),
    ])
  } finally {
    done.abort()
    thread.unref()
  }
}
