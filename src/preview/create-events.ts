import type { ServerResponse } from 'node:http'
import type { PreviewState } from './state.js'

/** Keeps the pages that are open in browsers up to date, by server-sent events. */
export interface Events {
  /** Takes an answer and keeps it open. */
  join(response: ServerResponse): void
  send(state: PreviewState): void
  close(): void
}

/** Milliseconds between heartbeats, without which the connection of a sleeping laptop would never be dropped. */
const beat = 20_000

/** Returns a stream of server-sent events that any number of windows may join (HTML Standard, 9.2). */
export function createEvents(): Events {
  const open = new Set<ServerResponse>()
  let last = ''
  const timer = setInterval(() => {
    for (const response of open) response.write(': still here\n\n')
  }, beat)
  timer.unref()
  return {
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.write(`retry: 1000\n\n${last}`)
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    send(state) {
      last = `data: ${JSON.stringify(state)}\n\n`
      for (const response of open) response.write(last)
    },
    close() {
      clearInterval(timer)
      for (const response of open) response.end()
    },
  }
}
