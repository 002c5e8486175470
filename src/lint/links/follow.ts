import { lookup as lookUp } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { kindOfIp } from '../../addresses/ip-address.js'
import { type Answer, isFine, isPassing, isRedirect, judge, type Verdict } from './verdict.js'

interface AskOptions {
  timeout: number
  /** Also ask machines of the own network: for tests, and where the house's sources are in it. */
  allowPrivate: boolean
}

/** Nobody answered the question; `isPassing` says whether asking again may help. */
class NoAnswerError extends Error {
  override name = 'NoAnswerError'

  readonly isPassing: boolean

  constructor(message: string, { isPassing = false } = {}) {
    super(message)
    this.isPassing = isPassing
  }
}

const asked = {
  agent: false,
  maxHeaderSize: 32_768,
  headers: {
    'User-Agent': 'threat-briefing link check',
    Accept: 'text/html,application/pdf,*/*;q=0.8',
  },
} as const

/**
 * Asks one address one question and hangs up as soon as the head of the answer is there: what follows it, however
 * long, is not read. Follows no redirect.
 *
 * @throws NoAnswerError
 */
function ask(
  url: URL,
  method: 'HEAD' | 'GET',
  { timeout, allowPrivate }: AskOptions,
): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !allowPrivate && kindOfIp(host) !== 'public')
    return Promise.reject(new NoAnswerError(`${host} is an address of a private network`))
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      ...asked,
      method,
      ...(!allowPrivate && { lookup: lookUpPublic }),
    })
    const fail = (error: Error) => {
      clearTimeout(timer)
      request.destroy()
      reject(error)
    }
    // From the first byte sent to the end of the head: headers that trickle in do not put it off.
    const timer = setTimeout(
      () => fail(new NoAnswerError(`no answer within ${timeout / 1000} s`, { isPassing: true })),
      timeout,
    )
    request.on('error', (error: NodeJS.ErrnoException) => fail(nameFailure(error)))
    request.on('upgrade', () => fail(new NoAnswerError('it answered with an upgrade')))
    request.on('response', (response) => {
      clearTimeout(timer)
      response.on('error', () => undefined)
      request.destroy()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    })
    request.end()
  })
}

/** Checked here and not before the request, so that a name cannot lead elsewhere the second time it is looked up. */
const lookUpPublic: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    const found = (addresses ?? []).filter(({ address }) => kindOfIp(address) === 'public')
    const [first] = found
    if (error) done(error, '', 0)
    else if (!first) done(new NoAnswerError(`${host} is in a private network`), '', 0)
    else if (options.all) done(null, found)
    else done(null, first.address, first.family)
  })
}

const passing = new Set(['ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'EPIPE'])

function nameFailure(error: NodeJS.ErrnoException): NoAnswerError {
  if (error instanceof NoAnswerError) return error
  const code = error.code ?? ''
  const said: Record<string, string> = {
    ECONNREFUSED: 'the connection was refused',
    ECONNRESET: 'the connection was cut',
    ENOTFOUND: 'the name is not known',
    EAI_AGAIN: 'the name could not be looked up',
  }
  const reason = said[code] ?? (code.startsWith('HPE_') ? 'it does not answer in HTTP' : code)
  return new NoAnswerError(reason || error.message, { isPassing: passing.has(code) })
}

/** How an address is asked for. */
export interface FollowOptions extends AskOptions {
  /** How often a passing failure is asked about again. */
  retries: number
  /** The first wait, in milliseconds; each further one is twice as long. */
  backoff: number
}

const maximumRedirects = 5

/** Finds out whether an address still leads to a page. Never throws for what the network does. */
export async function follow(address: string, options: FollowOptions): Promise<Verdict> {
  const asked = toUrl(address)
  if (!asked) return { state: 'unknown', because: 'it is not an address of the web' }
  let url = asked
  try {
    for (let hops = 0; hops <= maximumRedirects; hops++) {
      const answer = await askTwice(url, options)
      if (!isRedirect(answer)) return judge(answer, asked, url)
      const next = toUrl(answer.location ?? '', url)
      if (!next)
        return { state: 'unknown', because: 'it redirects to something that is not a web address' }
      url = next
    }
    return { state: 'unknown', because: `it redirects more than ${maximumRedirects} times` }
  } catch (error) {
    if (error instanceof NoAnswerError) return { state: 'unknown', because: error.message }
    throw error
  }
}

/** HEAD spares the server its page; where it does not say yes, GET decides. */
async function askTwice(url: URL, options: FollowOptions): Promise<Answer> {
  try {
    const head = await ask(url, 'HEAD', options)
    if (isFine(head) || isRedirect(head)) return head
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    if (!error.isPassing) throw error
  }
  return askAgain(url, options)
}

async function askAgain(url: URL, options: FollowOptions): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const isLast = attempt >= options.retries
    try {
      const answer = await ask(url, 'GET', options)
      if (isLast || !isPassing(answer)) return answer
    } catch (error) {
      if (isLast || !(error instanceof NoAnswerError) || !error.isPassing) throw error
    }
    await sleep(options.backoff * 2 ** attempt)
  }
}

/** Only http and https: a server must not send us to a file. Without the name and password that a URL may carry. */
function toUrl(address: string, base?: URL): URL | undefined {
  if (!URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}
