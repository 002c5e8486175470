import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf } from '../thrown.js'
import { type PackedBrowser, type UnpackedBrowser, unpackBrowser } from './unpack.js'

/** The browser that comes from npm, unpacked and ready to start. */
export interface BundledBrowser {
  executablePath: string
  /** Only where the machine lacks the shared libraries. */
  libraryPath?: string
  fontConfig: string
  notice?: string
}

const run = promisify(execFile)

/**
 * Makes the browser that came with npm ready. Returns it, or a sentence that says why it cannot be used here.
 * The package's own JavaScript is not run: it changes LD_LIBRARY_PATH of this process and unpacks to one fixed name
 * in /tmp, where anybody could have put a program before us.
 */
export async function prepareBundled(
  env: NodeJS.ProcessEnv = process.env,
): Promise<BundledBrowser | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the bundled browser is for Linux on x64, not for ${process.platform} on ${process.arch}`
  }
  const packed = await findPacked()
  if (!packed) return 'the package @sparticuz/chromium is not installed'
  try {
    const found = await tryUnpacked(await unpackBrowser(packed, env), env)
    if (typeof found !== 'string') return found
    // The copy in the cache may be broken: whatever is not as it was when unpacked is unpacked again.
    return await tryUnpacked(await unpackBrowser(packed, env, { closely: true }), env)
  } catch (error) {
    return `the bundled browser could not be unpacked: ${messageOf(error)}`
  }
}

async function tryUnpacked(
  { folder, executablePath, libraryPath, fontConfig, notice }: UnpackedBrowser,
  env: NodeJS.ProcessEnv,
): Promise<BundledBrowser | string> {
  const found = { executablePath, fontConfig, ...(notice === undefined ? {} : { notice }) }
  if (!(await tryRunning(executablePath, env))) return found
  const fault = await tryRunning(executablePath, withLibraryPath(env, libraryPath))
  return fault
    ? `the bundled browser, unpacked in ${folder}, does not run here: ${fault}`
    : { ...found, libraryPath }
}

/** Returns the environment with a folder of shared libraries in front of the others. */
export function withLibraryPath(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return { ...env, LD_LIBRARY_PATH: [folder, env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
}

/** Finds the archives beside the package's code without loading it. */
export async function findPacked(): Promise<PackedBrowser | undefined> {
  try {
    const code = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const root = dirname(dirname(dirname(code)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { archives: join(root, 'bin'), version }
  } catch {
    return undefined
  }
}

/** Asking for the version loads every shared library and takes 10 ms, so the answer is not remembered. */
async function tryRunning(
  executablePath: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  try {
    await run(executablePath, ['--version'], { env, timeout: 10_000, killSignal: 'SIGKILL' })
    return undefined
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    return (stderr?.trim() || message).split('\n').slice(-3).join('\n')
  }
}
