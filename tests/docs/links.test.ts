import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

test('every link of the documentation leads to a file of the repository', async () => {
  const pages = [
    'README.md',
    'SECURITY.md',
    'src/README.md',
    ...(await readdir('docs')).map((name) => `docs/${name}`),
  ]
  const lost: string[] = []
  for (const page of pages.filter((name) => name.endsWith('.md'))) {
    const text = (await readFile(page, 'utf8')).replace(
      /^(`{3,}).*\n[\s\S]*?^\1[ \t]*$|(`+)[^\n]*?\2/gm,
      '',
    )
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const file = path.join(path.dirname(page), target)
      if (!(await stat(file).catch(() => undefined))) lost.push(`${page}: ${target}`)
    }
  }
  expect(lost).toEqual([])
})

test('every test that the page on security names is there', async () => {
  const named = [...(await readFile('SECURITY.md', 'utf8')).matchAll(/`(tests\/[^`]+)`/g)]
  expect(named.length).toBeGreaterThan(10)
  for (const [, file = ''] of named) expect(await stat(file)).toBeTruthy()
})
