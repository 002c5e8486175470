import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Root } from 'mdast'
import { allow } from '../../environment.js'
import { packageFolder } from '../../package-folder.js'
import { afterProcessorTime } from './after-processor-time.js'

/**
 * At one time in this process, however many callers there are: one thread may take more than a gigabyte, and where
 * there are more of them than cores, each loses time that its text is charged with.
 */
const maximumThreads = Math.min(availableParallelism(), 2)

/** Repairs parse a text again, and a refusal may take twenty seconds at most. */
export const limitMilliseconds = 8000

interface Order {
  text: string
  milliseconds: number
  resolve(tree: Root | undefined): void
  reject(reason: unknown): void
}

/** Texts that wait for a thread. */
const orders: Order[] = []
let threads = 0

/**
 * Parses texts side by side in threads that can be ended: the parser needs time with the square of some texts, and no
 * list of their shapes is complete. Takes texts, returns their trees in the same order; nothing in the place of a text
 * that takes more than `milliseconds` of processor time, more memory than a thread has, or more depth than its stack.
 */
export async function parseInThreads(
  texts: readonly string[],
  milliseconds: number = allow(limitMilliseconds),
): Promise<(Root | undefined)[]> {
  const trees = texts.map(
    (text) =>
      new Promise<Root | undefined>((resolve, reject) => {
        orders.push({ text, milliseconds, resolve, reject })
      }),
  )
  while (orders.length > 0 && threads < maximumThreads) void workOff()
  return Promise.all(trees)
}

/** Does what is ordered until nothing is, in one thread that is started anew where a text ended it. */
async function workOff(): Promise<void> {
  threads += 1
  let thread: Worker | undefined
  for (let order = orders.shift(); order; order = orders.shift()) {
    try {
      thread ??= await startThread()
      const tree = await parseIn(thread, order)
      if (!tree || orders.length === 0) {
        await thread.terminate()
        thread = undefined
      }
      order.resolve(tree)
    } catch (error) {
      order.reject(error)
    }
  }
  threads -= 1
}

/** Returns a thread that has loaded the parser, so that no text pays for that with its own time. */
async function startThread(): Promise<Worker> {
  // Not the file beside this one: tests run the sources themselves, which a thread of Node's own cannot.
  const thread = new Worker(new URL('dist/source/markdown/thread.js', packageFolder), {
    // Room for what a text's tree is made of, until it is made: without it, much of the time goes into moving it.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 },
    execArgv: [],
  })
  await once(thread, 'message')
  // Out of memory, for example; whoever awaits a tree gets the error too.
  thread.on('error', () => undefined)
  return thread
}

async function parseIn(thread: Worker, { text, milliseconds }: Order): Promise<Root | undefined> {
  const patience = new AbortController()
  // A turn later, since a tree may have come while this thread was too busy to take it.
  const callOff = afterProcessorTime(milliseconds, () => setImmediate(() => patience.abort()))
  const answered = once(thread, 'message', { signal: patience.signal })
  thread.postMessage(text)
  try {
    const [tree] = await answered
    return tree
  } catch {
    return undefined
  } finally {
    callOff()
  }
}
