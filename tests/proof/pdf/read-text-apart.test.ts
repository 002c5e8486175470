import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
// As users run it: the sources themselves have no threads.
import { readTextsApart, startReader } from '../../../dist/proof/pdf/read-text-apart.js'
import { answerTexts } from '../../../src/proof/pdf/read-text.js'

/** A PDF that says something on each of its pages. */
async function makePdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= pages; page += 1)
    document
      .addPage([300, 200])
      .drawText(`This is page ${page}.`, { x: 20, y: 100, font, size: 12 })
  return document.save()
}

/** Starts reading, and gives the thread that does so, where it is a fresh one. */
async function readInFreshThread(bytes: Uint8Array) {
  const started = once(process, 'worker', { signal: AbortSignal.timeout(5000) })
  const reading = readTextsApart(bytes)
  reading.catch(() => undefined)
  const [thread]: Worker[] = await started
  return { reading, thread }
}

describe('texts that are read in a thread', () => {
  it('are those that are read without one', async () => {
    const pdf = await makePdf(3)
    const apart = await readTextsApart(pdf)
    expect(apart).toEqual(await answerTexts(pdf))
    expect('texts' in apart && apart.texts.pages.map(([item]) => item?.text)).toEqual([
      'This is page 1.',
      'This is page 2.',
      'This is page 3.',
    ])
  })

  it('are not mixed up when two files are read at a time', async () => {
    const files = await Promise.all([makePdf(1), makePdf(20)])
    const answers = await Promise.all(files.map(readTextsApart))
    expect(answers.map((answer) => 'texts' in answer && answer.texts.pages.length)).toEqual([1, 20])
  })

  it('are refused with the reason that the reader gives', async () => {
    const answer = await readTextsApart(Buffer.from('no PDF'))
    expect(answer).toEqual(await answerTexts(Buffer.from('no PDF')))
    expect('fault' in answer && answer.fault).toContain('Invalid PDF')
  })
})

describe('a thread that reads texts', () => {
  it('that ends before it has answered is an error, and the next file is read by another', async () => {
    const pdf = await makePdf(200)
    // Two threads wait, from the files above: they are busy now, so the third file takes a fresh one.
    const others = [readTextsApart(pdf), readTextsApart(pdf)]
    const { reading, thread } = await readInFreshThread(pdf)
    await thread?.terminate()
    await expect(reading).rejects.toThrow('Expected the thread that reads a PDF to go on')
    await Promise.all(others)
    const answer = await readTextsApart(await makePdf(1))
    expect('texts' in answer && answer.texts.pages).toHaveLength(1)
  })

  it('that ends while it waits is forgotten', async () => {
    const pdf = await makePdf(1)
    const busy = [readTextsApart(pdf), readTextsApart(pdf)]
    const { reading, thread } = await readInFreshThread(pdf)
    await Promise.all([...busy, reading])
    await thread?.terminate()
    const answers = await Promise.all([pdf, pdf, pdf].map(readTextsApart))
    expect(answers.every((answer) => 'texts' in answer)).toBe(true)
  })

  it('keeps no process alive', () => {
    const module = new URL('../../../dist/proof/pdf/read-text-apart.js', import.meta.url)
    const program = `const { startReader } = await import('${module}'); startReader(); console.log('done')`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    })
    expect(String(said)).toBe('done\n')
  })

  it('waits where one is started ahead, and reads the first file', async () => {
    startReader()
    const answer = await readTextsApart(await makePdf(2))
    expect('texts' in answer && answer.texts.pages).toHaveLength(2)
  })
})
