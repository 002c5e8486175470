/** What the network says of an address. Only `dead` and `home` are something an author can act on. */
export interface Verdict {
  state: 'alive' | 'dead' | 'home' | 'unknown'
  /** `HTTP 404`, `no answer within 10 s`. */
  because: string
}

/** What a server answered; its body is never read. */
export interface Answer {
  status: number
  location: string | undefined
}

const gone = new Set([404, 410])
const redirects = new Set([301, 302, 303, 307, 308])
/** Some servers do not know HEAD, or answer it differently from GET; where the news is bad, only GET is believed. */
const fine = (status: number) => status >= 200 && status < 300

/** Whether an answer leads on to another address. */
export function isRedirect({ status, location }: Answer): boolean {
  return redirects.has(status) && location !== undefined
}

/** Whether an answer says that the page is there. */
export function isFine({ status }: Answer): boolean {
  return fine(status)
}

/** Whether the same question may have another answer a moment later. */
export function isPassing({ status }: Answer): boolean {
  return status === 429 || status >= 500
}

/** Takes the last answer, where it came from and what was asked for. */
export function judge({ status }: Answer, asked: URL, from: URL): Verdict {
  if (gone.has(status)) return { state: 'dead', because: `HTTP ${status}` }
  if (!fine(status)) return { state: 'unknown', because: `HTTP ${status}` }
  if (isRoot(from) && !isRoot(asked)) {
    return { state: 'home', because: `it leads to the start page ${from.origin}/` }
  }
  return { state: 'alive', because: `HTTP ${status}` }
}

function isRoot({ pathname, search }: URL): boolean {
  return /^\/(?:index\.\w+)?$/.test(pathname) && search === ''
}
