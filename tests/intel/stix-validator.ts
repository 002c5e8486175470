import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The last version whose package carries the schemas of OASIS. */
export const stixValidator = 'stix2-validator==3.2.0'
const folder = path.resolve('node_modules/.cache/stix2-validator')
const program = path.join(folder, 'bin', 'stix2_validator')

/**
 * Gives OASIS's validator of STIX 2.1, which has its schemas and some rules besides: from Python's registry, installed
 * once. Undefined where there is no Python or no registry.
 */
export async function findStixValidator(): Promise<string | undefined> {
  const isThere = await access(program).then(
    () => true,
    () => false,
  )
  if (isThere) return program
  try {
    await run('python3', ['-m', 'venv', folder], { timeout: 30_000 })
    const pip = path.join(folder, 'bin', 'pip')
    await run(pip, ['install', '--quiet', '--disable-pip-version-check', stixValidator], {
      timeout: 60_000,
    })
    return program
  } catch {
    return undefined
  }
}

/** What it finds wrong with some files: errors only, since it would have every id be random. */
export async function validateStix(validator: string, files: readonly string[]): Promise<string> {
  const args = ['--version', '2.1', '--disable', '103,302', ...files]
  return run(validator, args).then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? String(error),
  )
}
