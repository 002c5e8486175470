import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds in which a program that finds no browser says so; one that shows the page may run on. */
const patience = 2_000

/** Opens an address with the program that this machine has for it. Says whether that found a browser. */
export async function openAddress(url: string): Promise<boolean> {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url]
  const child = spawn(command ?? '', args, { detached: true, stdio: 'ignore' })
  child.unref()
  try {
    const [code] = await Promise.race([once(child, 'exit'), wait(patience, [0], { ref: false })])
    return code === 0
  } catch {
    return false
  }
}
