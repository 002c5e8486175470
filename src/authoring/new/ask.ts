import { BriefingError, exitCode } from '../../exit-code.js'

/** Asks the author; exists only on a terminal. */
export interface Asker {
  text(question: string, proposal?: string): Promise<string>
  /** Asks until the answer is empty. */
  list(question: string): Promise<string[]>
  choice(question: string, choices: readonly string[], proposal: string): Promise<string>
}

/** Returns an asker, or nothing without a terminal: a script must never wait for an answer. */
export async function findAsker(): Promise<Asker | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const [{ default: input }, { default: select }] = await Promise.all([
    import('@inquirer/input'),
    import('@inquirer/select'),
  ])
  const context = { output: process.stderr }
  const text: Asker['text'] = (message, proposal) =>
    input({ message, required: true, ...(proposal && { default: proposal }) }, context).catch(leave)
  return {
    text,
    async list(question) {
      const answers: string[] = []
      for (;;) {
        const message = `${question} ${answers.length + 1} (Enter to go on)`
        const answer = (await input({ message }, context).catch(leave)).trim()
        if (!answer) return answers
        answers.push(answer)
      }
    },
    choice: (message, choices, proposal) =>
      select(
        { message, choices: choices.map((value) => ({ value })), default: proposal },
        context,
      ).catch(leave),
  }
}

function leave(cause: unknown): never {
  if (cause instanceof Error && cause.name === 'ExitPromptError')
    throw new BriefingError('Interrupted; no briefing was written', exitCode.interrupted, { cause })
  throw cause
}
