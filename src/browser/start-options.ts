import { withLibraryPath } from './bundled.js'
import type { BrowserChoice } from './find.js'

/** Whether the browser runs in its sandbox. */
export interface Sandbox {
  sandbox: boolean
  /** Printed once: why it is off. */
  notice?: string
}

/** Decides on the browser's sandbox: on, except for root (Chromium refuses it there) and where it is switched off. */
export function decideSandbox(
  { noSandbox }: { noSandbox?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Sandbox {
  if (noSandbox)
    return { sandbox: false, notice: 'The browser runs without its sandbox (--no-sandbox).' }
  // The second one is Puppeteer's own, which it would follow without a word.
  for (const name of ['BRIEFING_NO_SANDBOX', 'PUPPETEER_DANGEROUS_NO_SANDBOX']) {
    const value = env[name]
    if (value === '1' || value === 'true') {
      return { sandbox: false, notice: `The browser runs without its sandbox (${name}).` }
    }
  }
  if (process.getuid?.() === 0) {
    const notice =
      'The browser runs without its sandbox, because you are root; run it as another user to keep the sandbox.'
    return { sandbox: false, notice }
  }
  return { sandbox: true }
}

/**
 * Variables that a browser or its start script may need; it gets nothing else of the environment, such as the tokens of
 * a CI job.
 */
const passedOn =
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+|CHROME_DEVEL_SANDBOX|SNAP\w*|NIX_\w+)$/

/**
 * Returns the environment of the browser process: fixed language and time zone, and for the bundled browser its own
 * fonts (unless FONTCONFIG_FILE or FONTCONFIG_PATH names others) and, where needed, libraries.
 */
export function makeEnvironment(
  choice: Pick<BrowserChoice, 'libraryPath' | 'fontConfig'>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  // Windows programs fail in odd ways without their many variables.
  const kept = Object.fromEntries(
    Object.entries(env).filter(([name]) => process.platform === 'win32' || passedOn.test(name)),
  )
  if (choice.fontConfig !== undefined && !kept.FONTCONFIG_FILE && !kept.FONTCONFIG_PATH) {
    kept.FONTCONFIG_FILE = choice.fontConfig
  }
  const fixed = { ...kept, TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  return choice.libraryPath === undefined ? fixed : withLibraryPath(fixed, choice.libraryPath)
}

/**
 * What we add to Puppeteer's own arguments. Left out on purpose, though others pass them: --single-process (breaks
 * kerning and hides crashes), --disable-web-security, --allow-file-access-from-files.
 */
export function listArguments({ sandbox }: { sandbox: boolean }): string[] {
  return [
    ...(sandbox ? [] : ['--no-sandbox']),
    // Same text widths on every machine, and the same on screen (where we measure) as in print.
    '--font-render-hinting=none',
    '--disable-gpu',
    // /dev/shm has 64 MB in Docker.
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-component-update',
    '--no-first-run',
    '--lang=en-US',
    // The network is shut off in three ways: interception sees neither prefetch nor WebSocket.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
  ]
}
