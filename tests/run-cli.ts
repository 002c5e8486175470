import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

export interface CliRun {
  code: number
  stdout: string
  stderr: string
}

/** Runs the compiled command line as a shell would; gives what it printed and its exit code. */
export function runCli(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CliRun> {
  return new Promise((resolve) => {
    const options = { cwd: path.resolve(cwd), env: { ...process.env, NO_COLOR: '1', ...env } }
    const child = execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0
      resolve({ code, stdout, stderr })
    })
    child.stdin?.end()
  })
}
