import { VFile } from 'vfile'
import { beforeEach, expect, it, vi } from 'vitest'
import { tryToParse } from '../../src/source/parse.js'
import { rememberTrees } from '../../src/source/remember-trees.js'

const slow = vi.fn(tryToParse)
beforeEach(() => {
  vi.clearAllMocks()
})

const file = (name: string, text: string) => new VFile({ path: name, value: text })
const namesOfCalls = () => slow.mock.calls.map(([files]) => files.map(({ path }) => path))

it('parses all that is new at once, and nothing twice', async () => {
  const parse = rememberTrees(200, slow)
  const first = await parse([file('a', '# A'), file('b', '# B'), file('c', '# C')])
  const second = await parse([file('a', '# A'), file('b', '# B2'), file('c', '# C')])
  expect(namesOfCalls()).toEqual([['a', 'b', 'c'], ['b']])
  expect([second[0], second[2]]).toEqual([first[0], first[2]])
  expect(second[0]).toBe(first[0])
  expect(second[1]).not.toEqual(first[1])
})

it('parses again what took too long on a busy machine, and what could not be parsed', async () => {
  const parse = rememberTrees(200, slow)
  const tooSlow = { line: 1, reason: 'too long' }
  slow.mockResolvedValueOnce([tooSlow])
  expect(await parse([file('a', '# A')])).toEqual([tooSlow])
  slow.mockRejectedValueOnce(new Error('no thread'))
  await expect(parse([file('a', '# A')])).rejects.toThrow('no thread')
  expect(await parse([file('a', '# A')])).toMatchObject([{ type: 'root' }])
})
