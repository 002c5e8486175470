import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Opens an address with the program that this machine has for it. Says whether it could be started. */
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
    await once(child, 'spawn')
    return true
  } catch {
    return false
  }
}
