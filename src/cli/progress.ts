import { availableParallelism } from 'node:os'
import { Listr } from 'listr2'

/** While one waits for the browser, another sets its pages; hundreds at once would use up the memory. */
export const mostAtOnce = Math.min(8, Math.max(4, availableParallelism()))

/** A piece of work shown while it runs: it names each step, and returns the words that are shown at the end. */
export interface Task {
  title: string
  run(step: (name: string) => void): Promise<string>
}

/** A task that ended with an error. */
export interface Failure {
  /** Of the task that failed. */
  title: string
  error: Error
}

/**
 * Runs all pieces of work, some of them side by side, as a live list on a terminal and as plain lines elsewhere. One that fails
 * does not stop the others.
 *
 * @returns what failed.
 */
export async function runAll(work: readonly Task[]): Promise<Failure[]> {
  const failed: Failure[] = []
  const list = new Listr<unknown>([], {
    concurrent: mostAtOnce,
    exitOnError: false,
    fallbackRenderer: 'simple',
    // Whoever has something to clean up handles Ctrl-C; the list would end the process with 127.
    registerSignalListeners: false,
    rendererOptions: { collapseErrors: false, showErrorMessage: false },
  })
  for (const { title, run } of work) {
    list.add({
      title,
      task: async (_, task) => {
        try {
          task.title = await run((name) => {
            task.title = `${title}: ${name}`
          })
        } catch (error) {
          task.title = title
          failed.push({ title, error: error instanceof Error ? error : new Error(String(error)) })
          // The list marks it; failures are reported once, at the end.
          throw new Error('see below')
        }
      },
    })
  }
  await list.run()
  return failed
}
