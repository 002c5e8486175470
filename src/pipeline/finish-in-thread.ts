import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { isBuilt, packageFolder } from '../package-folder.js'
import type { FinishedAndProved, FinishOrder } from './finish-and-prove.js'
import type { FinishAnswer, FinishPlan } from './finish-thread.js'

/** Each has a core to itself, besides the one that sets the editions; more than a few take too much memory. */
const maximumThreads = Math.max(1, Math.min(availableParallelism() - 1, 4))

/** Threads without work, and those who wait for one: one of the lists is empty. */
const idle: Worker[] = []
const queue: ((thread: Worker) => void)[] = []
let threads = 0
let finishers = 0

/** What finishes and proves PDFs; to be disposed of when the last is done. */
export interface Finisher extends Disposable {
  /** `finishAndProve`, in a thread. */
  finish(order: FinishOrder, step: (name: string) => void): Promise<FinishedAndProved>
}

/**
 * finish → verify in threads, which all finishers share: they are most of what a build does outside the browser, and
 * meanwhile the next edition or briefing is set. A thread is started at once, since it takes as long to load as Chrome
 * to lay out a page.
 *
 * @param plan what the thread gets ready for
 */
export function openFinisher(plan: FinishPlan): Finisher {
  finishers += 1
  if (isBuilt && idle.length === 0 && threads < maximumThreads) idle.push(startThread(plan))
  return {
    finish,
    [Symbol.dispose]: () => {
      finishers -= 1
      if (finishers > 0) return
      for (const thread of idle.splice(0)) end(thread)
    },
  }
}

async function finish(
  order: FinishOrder,
  step: (name: string) => void,
): Promise<FinishedAndProved> {
  if (!isBuilt) return (await import('./finish-and-prove.js')).finishAndProve(order, step)
  const thread = await takeThread(planOf(order))
  try {
    const made = await finishIn(thread, order, step)
    giveBack(thread)
    return made
  } catch (error) {
    // It may have run out of memory: the next order gets a fresh one.
    end(thread)
    queue.shift()?.(startThread(planOf(order)))
    throw error
  }
}

function planOf({ model }: FinishOrder): FinishPlan {
  return { verify: model !== undefined }
}

async function takeThread(plan: FinishPlan): Promise<Worker> {
  const thread = idle.pop() ?? (threads < maximumThreads ? startThread(plan) : undefined)
  return thread ?? new Promise((resolve) => queue.push(resolve))
}

function giveBack(thread: Worker): void {
  const next = queue.shift()
  if (next) next(thread)
  else if (finishers > 0) idle.push(thread)
  else end(thread)
}

/** Idle threads do not keep the process alive. */
function startThread(plan: FinishPlan): Worker {
  threads += 1
  const thread = new Worker(new URL('dist/pipeline/finish-thread.js', packageFolder), {
    workerData: plan,
    execArgv: [],
  })
  thread.unref()
  return thread
}

function end(thread: Worker): void {
  threads -= 1
  void thread.terminate()
}

function finishIn(
  thread: Worker,
  order: FinishOrder,
  step: (name: string) => void,
): Promise<FinishedAndProved> {
  return new Promise<FinishedAndProved>((resolve, reject) => {
    thread.on('message', (answer: FinishAnswer) => {
      if ('step' in answer) step(answer.step)
      else if ('made' in answer) resolve(answer.made)
      else reject(answer.error)
    })
    thread.on('error', reject)
    thread.on('messageerror', reject)
    thread.on('exit', () => reject(new Error('Expected the thread that proves a PDF to go on')))
    thread.ref()
    thread.postMessage(order)
  }).finally(() => {
    // One by one: Node has listeners of its own, without which the thread would not be heard any more.
    for (const event of ['message', 'error', 'messageerror', 'exit'])
      thread.removeAllListeners(event)
    thread.unref()
  })
}
