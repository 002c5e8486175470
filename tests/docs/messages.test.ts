import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { messagesFile, renderMessageDocs } from '../../scripts/generate-message-docs.js'

test('docs/messages.md says what finished editions promise; `npm run generate` writes it', async () => {
  const markdown = await readFile(messagesFile, 'utf8')
  expect(markdown).toBe(await renderMessageDocs(markdown))
})
