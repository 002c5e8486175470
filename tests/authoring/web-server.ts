import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WebServer extends AsyncDisposable {
  origin: string
  /** Paths asked for, in order. */
  asked: string[]
}

/** Serves on a free port of this machine, and ends all connections when the test is over. */
export async function serve(listener: RequestListener): Promise<WebServer> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function page(
  html: string | Uint8Array,
  type = 'text/html; charset=utf-8',
): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': type }).end(html)
}
