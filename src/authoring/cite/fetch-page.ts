import { lookup } from 'node:dns/promises'
import { kindOfIp } from '../../addresses/ip-address.js'
import { BriefingError, exitCode } from '../../exit-code.js'
import { isWeb } from './source-url.js'

const maximumRedirects = 5
/** A title stands near the beginning; what comes later is not asked for. */
const maximumBytes = 1024 * 1024

/** A web page as a server gave it. */
export interface FetchedPage {
  /** At most the first megabyte. */
  bytes: Uint8Array
  /** As the server says. */
  contentType: string
}

/** Neither the author's fault nor ours: the page cannot be fetched. */
class PageError extends BriefingError {
  constructor(url: URL, reason: string, cause?: unknown) {
    super(
      `Cannot read ${url.href}: ${reason}. Without the network: give --title and --site.`,
      exitCode.usage,
      { cause },
    )
  }
}

/**
 * Fetches the beginning of a web page. An author may name a page of the house's own network; a page of the web must not
 * lead there, nor to this machine.
 *
 * @param timeout milliseconds for all of it, redirects included
 * @throws BriefingError (usage) if the page does not answer in time, is not a page, or leads astray.
 */
export async function fetchPage(address: string, timeout: number): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(timeout)
  const asked = new URL(address)
  let url = asked
  try {
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'text/html, application/xhtml+xml', 'user-agent': 'threat-briefing' },
      })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || !location) {
        return await readPage(url, response)
      }
      await response.body?.cancel()
      if (redirects === maximumRedirects) {
        throw new PageError(url, `it redirects more than ${maximumRedirects} times`)
      }
      const to = follow(url, location)
      if (to.host !== url.host && (await isPrivateHost(to)) && !(await isPrivateHost(asked))) {
        throw new PageError(url, `it redirects to ${to.hostname}, which is in a private network`)
      }
      url = to
    }
  } catch (error) {
    if (error instanceof BriefingError) throw error
    throw new PageError(url, explainFetchError(error, timeout), error)
  }
}

function follow(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new PageError(from, 'it redirects to something that is not an address')
  }
  const to = new URL(location, from.href)
  if (!isWeb(to))
    throw new PageError(from, `it redirects to \`${to.protocol}\`, which is not a web page`)
  if (to.username || to.password) {
    throw new PageError(from, 'it redirects to an address with a user name or password in it')
  }
  return to
}

async function readPage(url: URL, response: Response): Promise<FetchedPage> {
  const contentType = response.headers.get('content-type') ?? 'text/html'
  const refuse = async (reason: string) => {
    await response.body?.cancel()
    throw new PageError(url, reason)
  }
  if (!response.ok) await refuse(`it answers ${response.status} ${response.statusText}`.trim())
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) {
    await refuse(`it is ${contentType.split(';')[0]?.trim()}, not a web page`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader && size < maximumBytes) {
    const { value, done } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  await reader?.cancel()
  return { bytes: Buffer.concat(chunks).subarray(0, maximumBytes), contentType }
}

function explainFetchError(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `it did not answer within ${timeout / 1000} s`
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const code = 'code' in cause ? String(cause.code) : ''
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no such host, or no network'
    case 'ECONNREFUSED':
      return 'nothing answers there'
    case 'UND_ERR_SOCKET':
    case 'ECONNRESET':
      return 'the connection broke off'
    default:
      return cause.message || code
  }
}

/** Whether an address leads to this machine or a private network. An unknown name does not. */
async function isPrivateHost({ hostname }: URL): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const kind = kindOfIp(host)
  if (kind) return kind !== 'public'
  const addresses = await lookup(host, { all: true }).catch(() => [])
  return addresses.some(({ address }) => kindOfIp(address) !== 'public')
}
