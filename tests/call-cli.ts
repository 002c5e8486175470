import { Console } from 'node:console'
import path from 'node:path'
import { Writable } from 'node:stream'
import { runProgram } from '../src/cli/program.js'
import { type CliRun, cli } from './run-cli.js'

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs the command line in this process, from its source: says what `runCli` says, in the time that the command needs
 * without loading it. What the shell, signals, threads or the bundle have a part in is no work for it.
 */
export function callCli(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CliRun> {
  // There is one working directory and one environment, so those that are called side by side run in turn.
  const run = last.then(() => call(args, path.resolve(cwd), { NO_COLOR: '1', ...env }))
  last = run.catch(() => undefined)
  return run
}

async function call(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<CliRun> {
  const [stdout, stderr] = [collect(), collect()]
  using _ = pretend(cwd, env, stdout, stderr)
  await runProgram(args)
  return { code: Number(process.exitCode), stdout: stdout.text(), stderr: stderr.text() }
}

/** A stream that nothing reads but the test. */
function collect(): Writable & { text(): string } {
  const parts: Buffer[] = []
  const stream = new Writable({
    write(part: Buffer, _, done) {
      parts.push(part)
      done()
    },
  })
  return Object.assign(stream, { text: () => Buffer.concat(parts).toString() })
}

/** Makes this process look like one that a shell has started; puts all back in the end. */
function pretend(
  cwd: string,
  env: NodeJS.ProcessEnv,
  stdout: Writable,
  stderr: Writable,
): Disposable {
  const before = { env: process.env, argv: process.argv, cwd: process.cwd(), console }
  const streams = ['stdout', 'stderr'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(process, name) ?? {}] as const,
  )
  process.chdir(cwd)
  process.env = withoutUnset({ ...process.env, ...env })
  process.argv = [process.execPath, cli, ...process.argv.slice(2)]
  globalThis.console = new Console(stdout, stderr)
  for (const [name, value] of Object.entries({ stdout, stderr }))
    Object.defineProperty(process, name, { value, configurable: true })
  return {
    [Symbol.dispose]() {
      for (const [name, descriptor] of streams) Object.defineProperty(process, name, descriptor)
      globalThis.console = before.console
      process.argv = before.argv
      process.env = before.env
      process.chdir(before.cwd)
      process.exitCode = undefined
    },
  }
}

function withoutUnset(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}
