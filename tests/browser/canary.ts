import { createServer } from 'node:http'

export interface Canary extends AsyncDisposable {
  /** Where it listens, without a slash at the end. */
  address: string
  /** Every request and every connection that reached it. */
  hits: string[]
}

/** Starts a server on the loopback address that notes whatever reaches it. */
export async function startCanary(): Promise<Canary> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.end('<p>canary</p>')
  })
  server.on('connection', () => hits.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port')
  return {
    address: `http://127.0.0.1:${address.port}`,
    hits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
