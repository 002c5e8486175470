import { Worker } from 'node:worker_threads'
import { toString as textOf } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { parseInThreads } from '../../src/source/markdown/parse-in-threads.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { parseFiles, tryToParse } from '../../src/source/parse.js'
import { plainChapter } from '../briefing-folder.js'

/** Lists in lists in every line: time with the square of the lines, and nothing that looks odd in any of them. */
const slow = `${'1. '.repeat(30)}a\n`.repeat(10_000)
const words = 'A chapter of words. '.repeat(40).concat('\n\n').repeat(90)

/** What goes to the threads, and to which. */
const posted = vi.spyOn(Worker.prototype, 'postMessage')
afterEach(() => {
  posted.mockReset()
})
afterAll(() => posted.mockRestore())

it('parses side by side what it parses alone', async () => {
  const texts = [
    words,
    plainChapter,
    '',
    '| a |\n|---|\n| b[^1] |\n\n[^1]: <https://example.com>\n',
  ]
  expect(await parseInThreads(texts)).toEqual(texts.map(parseText))
})

it('ends what takes too long, each in a time of its own', { timeout: 60_000 }, async () => {
  const trees = await parseInThreads([slow, words, slow, words], 2000)
  expect(trees.map((tree) => tree?.type)).toEqual([undefined, 'root', undefined, 'root'])
})

it('has two threads at most, however many ask for trees at once', { timeout: 60_000 }, async () => {
  const trees = await Promise.all([1, 2, 3, 4].map(() => parseInThreads([words])))
  expect(trees.map(([tree]) => tree?.type)).toEqual(['root', 'root', 'root', 'root'])
  expect(posted).toHaveBeenCalledTimes(4)
  expect(new Set(posted.mock.contexts).size).toBeLessThanOrEqual(2)
})

it('takes a tree that came in time, where it was too busy to look', async () => {
  posted.mockImplementationOnce(function (this: Worker, text) {
    this.postMessage(text)
    setImmediate(() => {
      const free = performance.now() + 3000
      while (performance.now() < free);
    })
  })
  expect(await parseInThreads([plainChapter], 1500)).toEqual([parseText(plainChapter)])
})

it('parses long texts among short ones, in their order, and puts no message on them', async () => {
  const files = Array.from(
    { length: 5 },
    (_, index) => new VFile(`# ${index}\n\n${index % 2 ? words : 'Short.'}`),
  )
  const parsed = await parseFiles(files)
  expect(posted.mock.calls.flat().sort()).toEqual([1, 3].map((index) => String(files[index])))
  expect(parsed.map(({ file }) => file)).toEqual(files)
  expect(parsed.map(({ tree }) => textOf(tree.children[0]))).toEqual(
    files.map((_, index) => `${index}`),
  )
  expect(files.flatMap(({ messages }) => messages)).toEqual([])
})

it('makes one message of it, and reads the other files', { timeout: 60_000 }, async () => {
  const [other, slowFile] = [new VFile(plainChapter), new VFile(slow)]
  const [read, unread] = await parseFiles([other, slowFile], (files) => tryToParse(files, 1000))
  expect(read?.tree).toEqual(parseText(plainChapter))
  expect(other.messages).toEqual([])
  expect(unread?.tree.children).toEqual([])
  expect(slowFile.messages).toMatchObject([{ ruleId: 'too-complex', fatal: true, line: 1 }])
})
