import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { callCli } from '../call-cli.js'

const docs = await readFile('docs/indicators.md', 'utf8')

/** The table with which the page begins, as its author writes it. */
const [table = ''] = /^:::iocs[\s\S]*?\n:::$/m.exec(docs) ?? []

function writeMatter(period: string): string {
  return `---
title: Month
layout: monthly
language: en
period: "${period}"
issued: ${period}-28
version: "1"
classification: TLP:AMBER
publisher: Example Security
---

Words.
`
}

const chapter = `# Loader

:::summary
- A loader
:::

## Overview

It calls cdn-update[.]net[^vendor] and came in by CVE-2024-3400,
from 203.0.113[.]45.

${table}

[^vendor]: Vendor <https://vendor.example.org/loader>
`

let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'briefing-docs-'))
  for (const [period, text] of [
    ['2024-04', '# A\n\n:::summary\n- B\n:::\n\n## C\n\nCVE-2024-3400.\n'],
    ['2024-05', chapter],
  ] as const) {
    const folder = path.join(root, 'briefings', period)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'briefing.md'), writeMatter(period))
    await writeFile(path.join(folder, '01-loader.md'), text)
  }
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('docs/indicators.md shows what the command prints', () => {
  it.each(['iocs 2024-05', 'iocs 2024-05 --tlp blue'])('$ briefing %s', async (command) => {
    const { stdout, stderr } = await callCli(command.split(' '), { cwd: root })
    const begin = docs.indexOf(`$ npx --no -- briefing ${command}\n`)
    expect(begin).toBeGreaterThan(0)
    const shown = docs.slice(docs.indexOf('\n', begin) + 1, docs.indexOf('\n```', begin))
    const lines = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd())
    expect(lines(`${stdout}${stderr}`)).toEqual(lines(shown))
  })
})

test('docs/tlp.md and docs/indicators.md show what a build of two editions prints and writes', async () => {
  const args = ['build', '2024-05', '--tlp', 'amber,green', '--misp', '--no-cache']
  const { code, stdout, stderr } = await callCli(args, { cwd: root })
  expect(stderr, stdout).not.toMatch(/error|warning/)
  expect(code).toBe(0)
  const [shown = ''] =
    /^briefing +edition[\s\S]*?(?=\n```)/m.exec(await readFile('docs/tlp.md', 'utf8')) ?? []
  expect(tableOf(stdout)).toEqual(tableOf(shown))
  const output = path.join(root, 'output/2024-05')
  const [, listed = '', csv = ''] =
    /\$ ls output\/2024-05\n([\s\S]*?)\n\$ cat [^\n]*\n([\s\S]*?\n)```/.exec(docs) ?? []
  expect((await readdir(output)).sort()).toEqual(listed.split(/\s+/).sort())
  const written = await readFile(path.join(output, '2024-05-green.iocs.csv'), 'utf8')
  expect(written.replaceAll('\r\n', '\n')).toBe(csv)
}, 60_000)

/** The cells of the table that a build prints, without the seconds that it took. */
function tableOf(printed: string): string[][] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith('2024-05 '))
    .map((line) =>
      line
        .trim()
        .split(/ {2,}/)
        .filter((cell) => !/^\d+\.\d+$/.test(cell)),
    )
}
