import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { renderRuleDocs, rulesFile } from '../../../scripts/generate-rule-docs.js'

test('docs/rules.md is what the rules say; `npm run generate` writes it', async () => {
  expect(await readFile(rulesFile, 'utf8')).toBe(await renderRuleDocs())
})
