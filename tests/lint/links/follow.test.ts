import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FollowOptions, follow } from '../../../src/lint/links/follow.js'
import { type RudeServer, startRawServer, startRudeServer } from './rude-server.js'

const options: FollowOptions = { timeout: 300, retries: 2, backoff: 5, allowPrivate: true }
let server: RudeServer

beforeAll(async () => {
  server = await startRudeServer()
})
afterAll(() => server[Symbol.asyncDispose]())

describe('follow', () => {
  it.each([
    ['/ok', 'alive', 'HTTP 200'],
    ['/no-head', 'alive', 'HTTP 200'],
    ['/lying-head', 'alive', 'HTTP 200'],
    ['/second-time', 'alive', 'HTTP 200'],
    ['/endless', 'alive', 'HTTP 200'],
    ['/to-ok', 'alive', 'HTTP 200'],
    ['/', 'alive', 'HTTP 200'],
    ['/gone', 'dead', 'HTTP 404'],
    ['/gone-for-good', 'dead', 'HTTP 410'],
    ['/to-gone', 'dead', 'HTTP 404'],
    ['/home', 'home', 'start page'],
    ['/forbidden', 'unknown', 'HTTP 403'],
    ['/busy', 'unknown', 'HTTP 429'],
    ['/broken', 'unknown', 'HTTP 500'],
    ['/hang', 'unknown', 'no answer within 0.3 s'],
    ['/reset', 'unknown', 'the connection was cut'],
    ['/loop', 'unknown', 'more than 5 times'],
    ['/long-way', 'unknown', 'more than 5 times'],
    ['/to-file', 'unknown', 'not a web address'],
    ['/to-nowhere', 'unknown', 'not a web address'],
    ['/no-location', 'unknown', 'HTTP 302'],
    ['/huge-head', 'unknown', 'does not answer in HTTP'],
  ])('%s is %s', async (path, state, because) => {
    expect(await follow(`${server.origin}${path}`, options)).toEqual({
      state,
      because: expect.stringContaining(because),
    })
  })

  it.each([
    ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n', undefined, 'does not answer in HTTP'],
    ['nothing at all', '', undefined, 'the connection was cut'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-', undefined, 'the connection was cut'],
    ['headers that never end', 'HTTP/1.1 200 OK\r\nX-A: aaaa', 20, 'no answer within 0.3 s'],
  ])('bears %s', async (_, speech, pause, because) => {
    await using raw = await startRawServer(speech, pause)
    expect(await follow(`${raw.origin}/x`, options)).toEqual({
      state: 'unknown',
      because: expect.stringContaining(because),
    })
  })

  it('does not ask again where nobody listens', async () => {
    const { origin, [Symbol.asyncDispose]: close } = await startRawServer('')
    await close()
    expect(await follow(`${origin}/x`, options)).toEqual({
      state: 'unknown',
      because: 'the connection was refused',
    })
  })

  it.each(['127.0.0.1', '[::1]', 'localhost', '2130706433', '[::ffff:127.0.0.1]'])(
    'asks no machine of the own network: %s',
    async (host) => {
      const before = server.asked.length
      const { port } = new URL(server.origin)
      const verdict = await follow(`http://${host}:${port}/ok`, { ...options, allowPrivate: false })
      expect(verdict).toEqual({
        state: 'unknown',
        because: expect.stringContaining('private network'),
      })
      expect(server.asked).toHaveLength(before)
    },
  )
})
