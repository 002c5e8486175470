import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  type AddressInfo,
  createServer as createRawServer,
  type Server,
  type Socket,
} from 'node:net'

export interface RudeServer extends AsyncDisposable {
  origin: string
  /** What was asked for, such as `HEAD /ok`, in order. */
  asked: string[]
  /** How many requests it was answering at most at the same time. */
  most: number
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end()
  }

const answers: Record<string, Answer> = {
  '/': status(200),
  '/ok': status(200),
  '/gone': status(404),
  '/gone-for-good': status(410),
  '/forbidden': status(403),
  '/busy': status(429),
  '/broken': status(500),
  '/hang': () => undefined,
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/no-head': (request, response) =>
    status(request.method === 'HEAD' ? 405 : 200)(request, response),
  '/lying-head': (request, response) =>
    status(request.method === 'HEAD' ? 404 : 200)(request, response),
  '/loop': status(302, { location: '/loop' }),
  '/long-way': status(302, { location: '/hop-1' }),
  '/to-ok': status(301, { location: '/ok' }),
  '/to-gone': status(301, { location: '/gone' }),
  '/home': status(301, { location: '/' }),
  '/to-file': status(302, { location: 'file:///etc/passwd' }),
  '/to-nowhere': status(302, { location: 'http://[' }),
  '/no-location': status(302),
  '/endless': (request, response) => {
    if (request.method === 'HEAD') return status(405)(request, response)
    response.writeHead(200)
    const write = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', write)
    }
    write()
  },
  '/huge-head': status(200, { 'x-large': 'x'.repeat(100_000) }),
  '/slow': (_, response) => void setTimeout(() => response.writeHead(200).end(), 60),
}

/** A web server on this machine that misbehaves, by path, in every way that servers do. */
export async function startRudeServer(): Promise<RudeServer> {
  const asked: string[] = []
  const state = { now: 0, most: 0, tries: 0 }
  const server = createServer({ maxHeaderSize: 200_000 }, (request, response) => {
    const path = request.url ?? ''
    asked.push(`${request.method} ${path}`)
    state.most = Math.max(state.most, ++state.now)
    response.on('close', () => state.now--)
    const hop = /^\/hop-(\d+)$/.exec(path)?.[1]
    if (hop) return status(302, { location: `/hop-${Number(hop) + 1}` })(request, response)
    if (path === '/second-time') return status(++state.tries < 3 ? 503 : 200)(request, response)
    if (path.startsWith('/slow')) return answers['/slow']?.(request, response)
    return (answers[path] ?? status(404))(request, response)
  })
  const { origin, close } = await listen(server)
  return {
    origin,
    asked,
    get most() {
      return state.most
    },
    [Symbol.asyncDispose]: close,
  }
}

/** Speaks whatever it is given to whoever calls; a slow one, letter by letter. */
export async function startRawServer(
  speech: string,
  pause?: number,
): Promise<{ origin: string } & AsyncDisposable> {
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined)
    if (pause === undefined) return void socket.end(speech)
    let said = 0
    const timer = setInterval(() => socket.write(speech[said++ % speech.length] ?? ''), pause)
    socket.on('close', () => clearInterval(timer))
  })
  const { origin, close } = await listen(server)
  return { origin, [Symbol.asyncDispose]: close }
}

async function listen(server: Server): Promise<{ origin: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
