import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEvents } from '../../dist/preview/create-events.js'
import { loadAssets } from '../../dist/preview/load-assets.js'
import { type Served, serve } from '../../dist/preview/serve.js'

const edition =
  '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'sha256-x\'"><body>本文</body>'
let served: Served

async function start(port = 0): Promise<Served> {
  const assets = await loadAssets()
  const editions = { html: () => edition, pdf: () => undefined, blocks: () => [] }
  return serve({ assets, events: createEvents(), ...editions }, port)
}

beforeAll(async () => {
  served = await start()
})
afterAll(() => served.close())

/** `fetch` would tidy the path and set the host itself. */
async function ask(
  path: string,
  { host, method = 'GET' }: { host?: string; method?: string } = {},
) {
  const { hostname, port } = new URL(served.url)
  const headers = host === undefined ? {} : { host }
  const sent = request({ hostname, port, path, method, headers }).end()
  const [response] = await once(sent, 'response')
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += chunk
  return { status: response.statusCode as number, headers: response.headers, body }
}

describe('serve', () => {
  it('answers on the loopback address only', async () => {
    const { hostname, port } = new URL(served.url)
    expect(hostname).toBe('127.0.0.1')
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    )
    for (const { address } of others) {
      const socket = connect(Number(port), address)
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'connected'),
        once(socket, 'error').then(() => 'refused'),
      ]).catch(() => 'refused')
      socket.destroy()
      expect(outcome, address).toBe('refused')
    }
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example'])(
    'refuses the host %j',
    async (host) => {
      const { status, body } = await ask('/', { host })
      expect(status).toBe(403)
      expect(body).toContain(`This preview answers to ${served.url.slice(0, -1)} only`)
    },
  )

  it('answers to localhost', async () => {
    expect((await ask('/', { host: `localhost:${new URL(served.url).port}` })).status).toBe(200)
  })

  it.each([
    '/../package.json',
    '/client/../../../package.json',
    '/%2e%2e/package.json',
    '/client/%2e%2e%2f%2e%2e%2fcli.js',
    '//etc/passwd',
    '/client/',
    '/pages.pdf',
    '/__proto__',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it('can only be read', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
  })

  it('lets the page have nothing from elsewhere, and nobody frame it', async () => {
    const { headers, body } = await ask('/')
    expect(body).toContain('id="pages-pane"')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'.*frame-ancestors 'none'/,
    )
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it('gives the HTML edition no rights but its scripts', async () => {
    const { headers, body } = await ask('/edition.html?v=1')
    expect(headers['content-security-policy']).toMatch(
      /^sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect(body).toMatch(/script-src 'sha256-[\w+/=]{44}' +'sha256-x'/)
  })

  it('says that a port is taken, and what to do', async () => {
    const port = Number(new URL(served.url).port)
    await expect(start(port)).rejects.toMatchObject({
      message: `Cannot serve the preview on port ${port}: another program uses it. Name another with --port, or leave --port out to get a free one.`,
      code: 2,
    })
  })
})
