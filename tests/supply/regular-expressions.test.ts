import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import ts from 'typescript'
import { expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** Takes a text of TypeScript; gives its regular expressions as they are written. */
function listExpressions(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest))
  return found
}

/** Only what is repeated as a group can be matched in exponentially many ways. */
const repeatedGroup = /\)[*+{]/

/** What recheck proves of an expression; `unknown` where it cannot in a second. */
async function judge(expression: string): Promise<string> {
  const end = expression.lastIndexOf('/')
  const options = { timeout: 1000, checker: 'automaton' } as const
  const found = await check(expression.slice(1, end), expression.slice(end + 1), options)
  return found.status === 'unknown' ? 'unknown' : found.complexity.type
}

async function judgeAll(expressions: Iterable<string>): Promise<Map<string, string>> {
  const left = [...expressions]
  const verdicts = new Map<string, string>()
  // Each has its time to itself; more of them would wait for one another.
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop())
      verdicts.set(next, await judge(next))
  }
  await Promise.all([work(), work()])
  return verdicts
}

it('has no regular expression that takes exponential time', async () => {
  const names = await readdir(source, { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts'))
  const texts = await Promise.all(files.map((name) => readFile(path.join(source, name), 'utf8')))
  const expressions = new Set(texts.flatMap(listExpressions))
  expect(expressions.size).toBeGreaterThan(400)
  const verdicts = await judgeAll([...expressions].filter((each) => repeatedGroup.test(each)))
  const having = (verdict: string) => [...verdicts].filter((each) => each[1] === verdict)
  expect(having('exponential')).toEqual([])
  expect(having('unknown').length).toBeLessThan(verdicts.size / 3)
})

it('would see one', async () => {
  const [expression = ''] = listExpressions('export const end = /(?:(?:\\r\\n|\\n|\\r)[ \\t]*)+$/')
  expect(await judge(expression)).toBe('exponential')
})
