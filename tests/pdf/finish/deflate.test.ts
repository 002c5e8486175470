import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { zlibSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
// As users run it: the sources themselves have no threads.
import { deflate } from '../../../dist/pdf/finish/deflate.js'
import { deflate as deflateHere } from '../../../src/pdf/finish/deflate.js'

const contents = ['', 'BT /F1 12 Tf ET', '\u00ff\u0000\u0080', 'q Q '.repeat(200_000), 'Q']
const deflated = contents.map((content) => zlibSync(Buffer.from(content, 'latin1')))

const threads: Worker[] = []
const note = (thread: Worker) => threads.push(thread)

beforeAll(() => {
  process.on('worker', note)
})

afterAll(() => {
  process.off('worker', note)
})

afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.terminate()
})

/** Asks for something while no thread runs; gives the thread that is started for it. */
async function deflateInFreshThread(content: string) {
  const started = once(process, 'worker', { signal: AbortSignal.timeout(5000) })
  const deflating = deflate(content)
  deflating.catch(() => undefined)
  const [thread]: Worker[] = await started
  return { deflating, thread }
}

it('deflates alike with a thread and without one, and mixes nothing up that is asked at once', async () => {
  expect(await Promise.all(contents.map(deflateHere))).toEqual(deflated)
  const { deflating } = await deflateInFreshThread('first')
  expect(await Promise.all(contents.map(deflate))).toEqual(deflated)
  expect(await deflating).toEqual(zlibSync(Buffer.from('first')))
})

describe('a thread that deflates', () => {
  it('and ends before it has answered is an error, and what is asked next is done by another', async () => {
    const { deflating, thread } = await deflateInFreshThread('q Q '.repeat(5_000_000))
    const later = deflate('Q')
    later.catch(() => undefined)
    await thread?.terminate()
    for (const each of [deflating, later])
      await expect(each).rejects.toThrow('Expected the thread that deflates to go on')
    expect(await Promise.all(contents.map(deflate))).toEqual(deflated)
  })

  it('and fails takes none of the answers of the one after it along', async () => {
    const { deflating, thread } = await deflateInFreshThread('q Q')
    const asked: Promise<Uint8Array>[] = []
    // Node says of a thread that has failed first why, and some turns later that it has ended.
    thread?.once('error', () => asked.push(...contents.map(deflate)))
    thread?.emit('error', new Error('out of memory'))
    thread?.emit('exit', 1)
    await expect(deflating).rejects.toThrow('out of memory')
    expect(await Promise.all(asked)).toEqual(deflated)
  })

  it('keeps no process alive', () => {
    const module = new URL('../../../dist/pdf/finish/deflate.js', import.meta.url)
    const program = `const { startDeflating } = await import('${module}'); startDeflating(); console.log('done')`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    })
    expect(String(said)).toBe('done\n')
  })
})
