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

/** What stands for one character each: an escape or a class. */
const oneCharacter = /\\(?:[pPu]\{[^}]*\}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]/g

/**
 * Whether an expression may take more than the square of a text's length. Where only one character is matched as often
 * as one likes, it is that character from each place of the text, and never more.
 */
function isWorthJudging(expression: string): boolean {
  const repeated = expression.replace(oneCharacter, 'x').match(/.(?:[*+]|\{\d+,\})/g) ?? []
  return repeated.length > 1 || repeated.some((each) => each.startsWith(')'))
}

/**
 * What recheck proves of an expression: with which power of the text's length it takes time. Infinite where that is
 * exponential; undefined where recheck cannot tell in time.
 */
async function judge(expression: string): Promise<number | undefined> {
  const end = expression.lastIndexOf('/')
  const options = { timeout: 300, checker: 'automaton' } as const
  const found = await check(expression.slice(1, end), expression.slice(end + 1), options)
  if (found.status === 'unknown') return undefined
  if (found.status === 'safe') return 1
  return found.complexity.type === 'polynomial' ? found.complexity.degree : Infinity
}

async function judgeAll(expressions: Iterable<string>): Promise<Map<string, number | undefined>> {
  const left = [...expressions]
  const verdicts = new Map<string, number | undefined>()
  // Each has its time to itself; more of them would wait for one another.
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop())
      verdicts.set(next, await judge(next))
  }
  await Promise.all([work(), work()])
  return verdicts
}

// Looking for something from each place of a text takes the square of its length where it is never found; lines are short.
it('has no regular expression that takes more than the square of a text’s length', {
  timeout: 180_000,
}, async () => {
  const names = await readdir(source, { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts'))
  const texts = await Promise.all(files.map((name) => readFile(path.join(source, name), 'utf8')))
  const expressions = new Set(texts.flatMap(listExpressions))
  expect(expressions.size).toBeGreaterThan(400)
  const verdicts = await judgeAll([...expressions].filter(isWorthJudging))
  const slow = [...verdicts].filter(([, power]) => power !== undefined && power > 2)
  expect(slow.map(([expression, power]) => `${expression}: ${power}`)).toEqual([])
  // A busy machine leaves more of them open.
  const unknown = [...verdicts.values()].filter((power) => power === undefined)
  expect(unknown.length).toBeLessThan(verdicts.size / 2)
})

it('would see one', async () => {
  const [exponential = '', alternative = '', cubic = ''] = listExpressions(
    String.raw`export const [a, b, c] = [/(?:(?:\r\n|\n|\r)[ \t]*)+$/, /^(?:[ab]|b)*$/, /a\s*\s*\s*$/]`,
  )
  expect([exponential, alternative, cubic].every(isWorthJudging)).toBe(true)
  expect([/\s+$/, /[*+][^*+]*/u, /a{2,}\*\+/].map(String).some(isWorthJudging)).toBe(false)
  expect(await judge(exponential)).toBe(Infinity)
  expect(await judge(alternative)).toBe(Infinity)
  expect(await judge(cubic)).toBeGreaterThan(2)
})
