import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Root } from 'mdast'

/** More threads wait for the one that takes their trees. */
const maximumThreads = 4

/** Repairs parse a text again, and twenty seconds are what a refusal may take. */
const limitMilliseconds = 8000

/**
 * Parses texts side by side in threads that can be ended: the parser needs time with the square of some texts, and no
 * list of their shapes is complete. Takes texts, gives their trees in the same order; nothing in the place of a text
 * that takes longer than `milliseconds`, more memory than a thread has, or more depth than its stack.
 */
export async function parseInThreads(
  texts: readonly string[],
  milliseconds: number = limitMilliseconds,
): Promise<(Root | undefined)[]> {
  const trees: (Root | undefined)[] = texts.map(() => undefined)
  const queue = texts.entries()
  const parseQueue = async (): Promise<void> => {
    let thread: Worker | undefined
    for (const [index, text] of queue) {
      thread ??= await startThread()
      const tree = await parseIn(thread, text, milliseconds)
      trees[index] = tree
      if (tree) continue
      await thread.terminate()
      thread = undefined
    }
    await thread?.terminate()
  }
  const count = Math.min(texts.length, availableParallelism(), maximumThreads)
  await Promise.all(Array.from({ length: count }, parseQueue))
  return trees
}

/** Gives a thread that has loaded the parser, so that no text pays for that with its own time. */
async function startThread(): Promise<Worker> {
  // Tests run the sources themselves, which a thread of Node's own cannot.
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/markdown/' : './'
  const thread = new Worker(new URL(`${folder}thread.js`, import.meta.url), {
    // Room for what a text's tree is made of, until it is made: without it, a third of the time goes into moving it.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 },
    execArgv: [],
  })
  await once(thread, 'message')
  // Out of memory, say; whoever waits for a tree is told as well.
  thread.on('error', () => undefined)
  return thread
}

async function parseIn(
  thread: Worker,
  text: string,
  milliseconds: number,
): Promise<Root | undefined> {
  const answered = once(thread, 'message', { signal: AbortSignal.timeout(milliseconds) })
  thread.postMessage(text)
  try {
    const [tree] = await answered
    return tree
  } catch {
    return undefined
  }
}
