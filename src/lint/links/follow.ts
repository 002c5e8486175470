import { setTimeout as sleep } from 'node:timers/promises'
import { type AskOptions, ask, NoAnswerError } from './ask.js'
import { type Answer, isFine, isPassing, isRedirect, judge, type Verdict } from './verdict.js'

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
      if (!next) return { state: 'unknown', because: 'it redirects to what is no web address' }
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
    if (!error.passing) throw error
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
      if (isLast || !(error instanceof NoAnswerError) || !error.passing) throw error
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
