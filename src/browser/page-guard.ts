import type { HTTPRequest, Issue, Page } from 'puppeteer-core'
import { decodePercent } from '../addresses/percent.js'
import { PageContentError } from './errors.js'

/** A file that the page asks for. */
export interface PageFile {
  /** A function where it is made when the page asks for it. */
  body: Uint8Array | string | (() => Promise<Uint8Array>)
  /** Media type, for instance `font/ttf`. */
  type: string
  /** Begins to make one that the page will most likely ask for: called when the page has its HTML. */
  prepare?: () => void
}

/** All that a page may load. */
export interface PageContent {
  html: string
  /** Files of the page by their path without the leading slash: `fonts/a.ttf` is what `/fonts/a.ttf` gives. */
  files: ReadonlyMap<string, PageFile>
}

/** What watches over a page that may load nothing else. */
export interface PageGuard {
  /** @throws PageContentError when the page reached for something outside, lacks a file or has moved away. */
  check(): void
}

/** A name that never resolves (RFC 2606), so a request that slips through goes nowhere. */
const origin = 'https://briefing.invalid'

/** The address of the page, at a host that does not exist. */
export const pageUrl = `${origin}/index.html`

/** A second lock beside the interception: it also covers prefetch; `sandbox` stops every kind of meta refresh. */
const policy =
  "default-src 'none'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin"

/** What a page asked for and did not get. */
interface Refused {
  /** Files that it has not. */
  missing: Set<string>
  /** What lies outside of it. */
  foreign: Set<string>
}

/**
 * Answers a page's requests from memory and refuses all others, for as long as the page lives. Takes a fresh page;
 * gives the guard that knows what was refused.
 */
export async function guardPage(page: Page, { html, files }: PageContent): Promise<PageGuard> {
  const refused: Refused = { missing: new Set(), foreign: new Set() }
  const { foreign } = refused
  let opened = false

  const answerPage = async (request: HTTPRequest): Promise<void> => {
    await request.respond({
      body: html,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
    })
    for (const { prepare } of files.values()) prepare?.()
  }
  const answer = (request: HTTPRequest): Promise<void> => {
    const url = new URL(request.url())
    if (url.protocol === 'data:') return request.continue()
    const isMove = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (!isMove) return answerFile(request, url, files, refused)
    if (!opened && url.href === pageUrl) {
      opened = true
      return answerPage(request)
    }
    foreign.add(`navigation to ${shortenUrl(url.href)}`)
    // Any other reason would replace the document with an error page.
    return request.abort('aborted')
  }
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    answer(request).catch(() => undefined)
  })
  page.on('issue', (issue) => {
    const url = refusedByPolicy(issue)
    if (url !== undefined) foreign.add(shortenUrl(url))
  })
  // Some moves make no request, such as one to about:blank.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url() !== pageUrl)
      foreign.add(`navigation to ${shortenUrl(frame.url())}`)
  })
  return { check: () => assertSelfContained(refused, page.url()) }
}

/** Answers a request for anything but the page itself. */
async function answerFile(
  request: HTTPRequest,
  url: URL,
  files: PageContent['files'],
  { missing, foreign }: Refused,
): Promise<void> {
  if (url.origin !== origin) {
    foreign.add(shortenUrl(url.href))
    return request.abort('blockedbyclient')
  }
  const file = files.get(decodePercent(url.pathname.slice(1)))
  if (file) {
    const body = typeof file.body === 'function' ? await file.body() : file.body
    return request.respond({ body, contentType: file.type })
  }
  // Chrome requests one on its own; the headless shell does not.
  if (url.pathname === '/favicon.ico') return request.respond({ status: 204 })
  missing.add(url.pathname)
  return request.respond({ status: 404, body: '' })
}

/** @throws PageContentError where anything was refused, or the page is another one now. */
function assertSelfContained({ missing, foreign }: Refused, currentUrl: string): void {
  const moved = currentUrl.split('#')[0] !== pageUrl
  if (foreign.size === 0 && missing.size === 0 && !moved) return
  const faults = [
    ...[...foreign].map((what) => `  - outside the briefing, refused: ${what}`),
    ...[...missing].map((path) => `  - not among its files: ${path}`),
    ...(moved ? [`  - it is no longer the briefing but ${shortenUrl(currentUrl)}`] : []),
  ]
  throw new PageContentError(
    `The page asked for what it must not or cannot have:\n${faults.join('\n')}`,
    [...foreign, ...missing],
  )
}

function refusedByPolicy({ code, details }: Issue): string | undefined {
  if (code !== 'ContentSecurityPolicyIssue') return undefined
  const { contentSecurityPolicyIssueDetails: found } = details
  return found?.blockedURL
}

function shortenUrl(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url
}
