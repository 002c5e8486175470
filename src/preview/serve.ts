import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { BriefingError, exitCode } from '../exit-code.js'
import type { Events } from './create-events.js'
import type { SourceBlock } from './list-blocks.js'
import { type Assets, hashOf } from './load-assets.js'

/** What is served. */
export interface ServeParts {
  assets: Assets
  events: Events
  /** The last good editions. */
  html(): string | undefined
  pdf(): Uint8Array | undefined
  /** What stands on the pages. */
  blocks(): SourceBlock[]
}

/** A server that is running. */
export interface Served {
  url: string
  close(): Promise<void>
}

const loopback = '127.0.0.1'

const headers = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** The frame has an origin of its own and asks for nothing; links open beside it. The edition's own policy adds to it. */
const framePolicy =
  "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/**
 * Serves a preview to this machine alone. A request must name the loopback address as its host, so that no site can
 * reach the preview through a name that it points here (DNS rebinding).
 *
 * @param port 0 for one that is free
 * @throws BriefingError (usage) if the port cannot be had.
 */
export async function serve(parts: ServeParts, port: number): Promise<Served> {
  let hosts = new Set<string>()
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (!hosts.has(request.headers.host ?? '')) {
      refuse(response, 403, `This preview answers to http://${[...hosts][0]} only.`)
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'This preview can only be read.')
    } else answer(parts, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, port)))
    server.listen(port, loopback, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port')
  hosts = new Set([loopback, 'localhost'].map((name) => `${name}:${address.port}`))
  // Browsers leave out the port of http.
  if (address.port === 80) for (const name of [loopback, 'localhost']) hosts.add(name)
  return {
    url: `http://${loopback}:${address.port}/`,
    close: async () => {
      parts.events.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function answer(parts: ServeParts, request: IncomingMessage, response: ServerResponse): void {
  const [path = '/'] = (request.url ?? '/').split('?')
  if (path === '/events') {
    parts.events.join(response)
    return
  }
  const reply = findReply(parts, path)
  if (!reply) {
    refuse(response, 404, 'There is nothing here, or not yet.')
    return
  }
  const { body, type, policy } = reply
  response.writeHead(200, {
    'content-security-policy': policy,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

interface Reply {
  body: string | Uint8Array
  type: string
  policy: string
}

function findReply({ assets, html, pdf, blocks }: ServeParts, path: string): Reply | undefined {
  if (path === '/edition.html') {
    const edition = html()
    if (edition === undefined) return undefined
    const body = frameEdition(edition, assets.frameScript)
    return { body, type: 'text/html; charset=utf-8', policy: framePolicy }
  }
  if (path === '/pages.pdf') {
    const body = pdf()
    const policy = "default-src 'none'; frame-ancestors 'none'"
    return body && { body, type: 'application/pdf', policy }
  }
  if (path === '/blocks.json') {
    const policy = "default-src 'none'; frame-ancestors 'none'"
    return { body: JSON.stringify(blocks()), type: 'application/json; charset=utf-8', policy }
  }
  const asset = assets.files.get(path)
  return asset && { ...asset, policy: pagePolicy(assets.importMapHash) }
}

/** The preview’s own page has nothing from elsewhere, and nobody may put it into a frame. */
function pagePolicy(importMapHash: string): string {
  return `default-src 'none'; script-src 'self' ${importMapHash}; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${reason}\n`)
}

function explainListenError(error: NodeJS.ErrnoException, port: number): BriefingError {
  const reason =
    error.code === 'EADDRINUSE'
      ? 'another program uses it'
      : error.code === 'EACCES'
        ? 'this user may not use it'
        : error.message
  return new BriefingError(
    `Cannot serve the preview on port ${port}: ${reason}. Name another with --port, or leave --port out to get a free one.`,
    exitCode.usage,
    { cause: error },
  )
}

/**
 * Takes the HTML edition; returns it with the preview's script at its end, which its own Content-Security-Policy is made
 * to allow. Everything else stays as it will be published.
 */
function frameEdition(html: string, script: string): string {
  const allowed = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/i,
    (_, start: string, policy: string) => `${start}${allow(policy, hashOf(script))}"`,
  )
  const end = allowed.lastIndexOf('</body>')
  const at = end < 0 ? allowed.length : end
  return `${allowed.slice(0, at)}<script>${script}</script>${allowed.slice(at)}`
}

function allow(policy: string, hash: string): string {
  return /script-src /.test(policy)
    ? policy.replace(/script-src (?:'none')?/, () => `script-src ${hash} `)
    : `${policy}; script-src ${hash}`
}
