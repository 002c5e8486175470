import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../run-cli.js'

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
    const { stdout, stderr } = await runCli(command.split(' '), { cwd: root })
    const begin = docs.indexOf(`$ briefing ${command}\n`)
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
