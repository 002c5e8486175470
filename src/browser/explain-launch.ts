import { spawn } from 'node:child_process'
import { killGroup } from '../processes.js'
import type { BrowserChoice } from './find.js'

/** Debian's package names where they differ from the library's name. */
const packages: Readonly<Record<string, string>> = {
  'libexpat.so.1': 'libexpat1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libgbm.so.1': 'libgbm1',
  'libdrm.so.2': 'libdrm2',
  'libasound.so.2': 'libasound2',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
}

/**
 * Starts a browser once more, alone, to hear what it says when it will not start: through a pipe, Puppeteer keeps
 * that to itself. Returns its last lines on the error stream.
 */
export function hearFault(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  return new Promise((resolve) => {
    // The browser expects the two pipes of --remote-debugging-pipe; closing them ends it, should it start after all.
    const child = spawn(program, args, {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: a script that starts the browser leaves it running where only the script is ended.
      detached: process.platform !== 'win32',
    })
    let said = ''
    // Not the end of its output, which a process that left the group may hold open.
    const timer = setTimeout(() => {
      if (!killGroup(child)) child.kill('SIGKILL')
      for (const stream of child.stdio) stream?.destroy()
      child.unref()
      answer()
    }, 3_000)
    const answer = () => {
      clearTimeout(timer)
      resolve(
        said
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(-12),
      )
    }
    for (const pipe of [child.stdio[3], child.stdio[4]]) pipe?.on('error', () => undefined)
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
    })
    child.on('error', (error) => {
      said += error.message
    })
    child.on('close', answer)
  })
}

/** Explains why a browser does not start and what to do. Takes its last lines and what the library threw, or what we saw. */
export function explainLaunch(
  choice: BrowserChoice,
  lines: readonly string[],
  reason: string,
): string {
  const said = lines.join('\n')
  const head = `The browser ${choice.executablePath} does not start`
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said)?.[1]
  if (library) {
    const name = packages[library] ?? library.replace(/\.so.*$/, '').toLowerCase()
    return `${head}: this machine lacks ${library}. On Debian and Ubuntu: apt-get install ${name} (${choice.executablePath} may need more: run it in a terminal to see).`
  }
  if (
    /No usable sandbox|Failed to move to new namespace|zygote_host_impl_linux|credentials\.cc|setuid sandbox/.test(
      said,
    )
  ) {
    return [
      `${head}: this machine does not let it build its sandbox. Do one of these:`,
      '  - Ubuntu 23.10 and newer: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile with `userns,` for this program',
      '  - Docker: run with --cap-add=SYS_ADMIN, or with a seccomp profile that allows user namespaces',
      '  - only for briefings that you trust: --no-sandbox or BRIEFING_NO_SANDBOX=1',
      ...quote(lines),
    ].join('\n')
  }
  const advice = named.has(choice.origin)
    ? ['Is it Chrome, Chromium or Edge? Name another one, or none, to use the bundled browser.']
    : []
  return [`${head}: ${reason}`, ...quote(lines), ...advice].join('\n')
}

/** Where somebody has chosen the program. */
const named: ReadonlySet<BrowserChoice['origin']> = new Set(['option', 'environment'])

function quote(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['It said:', ...lines.slice(-6).map((line) => `  ${line}`)]
}
