import { once } from 'node:events'
import type { Browser, PuppeteerNode, LaunchOptions as PuppeteerOptions } from 'puppeteer-core'
import { killGroup } from '../processes.js'
import { makeTemporaryFolder, type TemporaryFolder } from '../temporary-folder.js'
import { messageOf } from '../thrown.js'
import { BrowserLaunchError } from './errors.js'
import { explainLaunch, hearFault } from './explain-launch.js'
import { type BrowserChoice, type FindOptions, findBrowser } from './find.js'
import { type Limits, mostPrintTimes, readLimits, setLimits } from './limits.js'
import { decideSandbox, listArguments, makeEnvironment } from './start-options.js'
import { watchMemory } from './watch-memory.js'
import { killBrowser } from './watchdog.js'

/** How a browser is started. */
export interface LaunchOptions extends FindOptions {
  noSandbox?: boolean
  /** How long it may take to answer, in milliseconds. */
  limit?: number
  /** Ends the start, for a browser that is no longer wanted; once it runs, `close` ends it. */
  signal?: AbortSignal
  /** Called when its process begins: whatever is done until it answers costs no time. */
  onSpawning?: () => void
}

/** A browser that is running. */
export interface LaunchedBrowser extends AsyncDisposable {
  browser: Browser
  choice: BrowserChoice
  sandbox: boolean
  /** Printed once: why the sandbox is off, or why it is not the usual browser. */
  notice?: string
  /** Ends the browser and removes its profile; may be called twice. */
  close(): Promise<void>
}

/**
 * Finds a browser and starts it: with its sandbox, without a network, in a profile of its own that is gone afterwards.
 * The one place that loads Puppeteer, and only when it is called.
 *
 * @throws BriefingError if the environment names invalid limits; BrowserNotFoundError; BrowserLaunchError, which says what
 * the machine lacks.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const env = options.env ?? process.env
  const limits = readLimits(env)
  // It loads while files are looked for.
  const loading = import('puppeteer-core')
  loading.catch(() => undefined)
  const choice = await findBrowser(options)
  const { sandbox, notice } = decideSandbox(options, env)
  const starting = new AbortController()
  let running: Browser | undefined
  const profile = await makeTemporaryFolder('profile', env, () => {
    // A browser that is only just starting would write its profile again.
    starting.abort()
    if (running) killBrowser(running)
  })
  try {
    const { default: puppeteer } = await loading
    const settings = { choice, profile: profile.path, sandbox, env, limits }
    running = await start(puppeteer, settings, starting, options)
    setLimits(running, limits)
    return watch({ browser: running, choice, sandbox }, [notice, choice.notice], profile)
  } catch (error) {
    await profile.remove()
    throw error
  }
}

type Launcher = Pick<PuppeteerNode, 'launch' | 'defaultArgs'>

/** What was settled before a browser is started. */
interface StartSettings {
  choice: BrowserChoice
  /** Folder of its profile. */
  profile: string
  sandbox: boolean
  env: NodeJS.ProcessEnv
  limits: Limits
}

/** @param starting is aborted where the start is to end, by whoever ends it */
async function start(
  puppeteer: Launcher,
  settings: StartSettings,
  starting: AbortController,
  { limit = settings.limits.phases.launch, signal, onSpawning }: LaunchOptions,
): Promise<Browser> {
  signal?.throwIfAborted()
  const abort = () => starting.abort()
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(abort, limit)
  const options = { ...listStartOptions(settings), timeout: limit, signal: starting.signal }
  const launch = () => {
    const launching = puppeteer.launch(options)
    return Promise.race([launching, giveUp(launching, starting.signal)])
  }
  try {
    const launched = launch()
    // Puppeteer first settles the arguments, for which it waits for nothing outside.
    if (onSpawning) setImmediate(onSpawning)
    // One that ends as it starts may have been killed, by the system where memory ran out for a moment.
    return await launched.catch((error: unknown) => {
      if (starting.signal.aborted) throw error
      return launch()
    })
  } catch (error) {
    signal?.throwIfAborted()
    const reason = starting.signal.aborted ? describeSilence(limit) : messageOf(error)
    const args = [...puppeteer.defaultArgs(options), '--remote-debugging-pipe']
    const { choice } = settings
    const lines = await hearFault(choice.executablePath, args, options.env)
    throw new BrowserLaunchError(explainLaunch(choice, lines, reason), { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function listStartOptions({ choice, profile, sandbox, env, limits }: StartSettings) {
  return {
    executablePath: choice.executablePath,
    headless: 'shell',
    args: listArguments({ sandbox }),
    // Its temporary files go with its profile, even where it is killed.
    env: { ...makeEnvironment(choice, env), TMPDIR: profile },
    userDataDir: profile,
    // When this process is killed, the pipe closes and the browser ends; over a WebSocket it would live on.
    pipe: true,
    // Above every phase's limit: the watchdog speaks first.
    protocolTimeout: 2 * mostPrintTimes * limits.phases.print,
    // `onExit` has these, so that the one who listens decides the exit code.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  } satisfies PuppeteerOptions
}

/** How long Puppeteer may take to end a browser whose start is given up, in milliseconds. */
const grace = 250

/**
 * Never resolves; rejects soon after the start is given up. Puppeteer may then wait without end for the answer of a
 * browser that it has killed, and so would we, with nothing left that keeps the process alive.
 */
function giveUp(launching: Promise<Browser>, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => {
      setTimeout(() => {
        launching.then(
          (late) => late.close(),
          () => undefined,
        )
        reject(signal.reason)
      }, grace)
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

function describeSilence(limit: number): string {
  return `it did not answer within ${limit / 1000} s. If it is a script, it must hand over with \`exec\` and keep file descriptors 3 and 4 open`
}

function watch(
  launched: Pick<LaunchedBrowser, 'browser' | 'choice' | 'sandbox'>,
  notices: readonly (string | undefined)[],
  profile: TemporaryFolder,
): LaunchedBrowser {
  const { browser } = launched
  // Every briefing that is built in it waits for its end.
  browser.process()?.setMaxListeners(0)
  const rest = watchMemory(browser, () => killBrowser(browser))
  // Closed by us or crashed: the profile goes either way, but only when nobody writes into it any more.
  const gone = ended(browser).then(async () => {
    rest()
    await profile.remove()
  })
  const close = async (): Promise<void> => {
    // It keeps nothing that it would have to write, and takes its time to end by itself.
    killBrowser(browser)
    await gone
  }
  const notice = notices.filter((text) => text !== undefined).join('\n')
  return { ...launched, ...(notice === '' ? {} : { notice }), close, [Symbol.asyncDispose]: close }
}

/** Waits until the browser's first process is gone, and ends those that outlive it. */
async function ended(browser: Browser): Promise<void> {
  const child = browser.process()
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  await once(child, 'exit')
  killGroup(child)
}
