import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import {
  commandsFile,
  readCommandNames,
  renderCommandDocs,
} from '../../scripts/generate-command-docs.js'

test('docs/commands.md is what --help says; `npx tsx scripts/generate-command-docs.ts` writes it', async () => {
  expect(await readFile(commandsFile, 'utf8')).toBe(await renderCommandDocs())
})

test('the commands are read off the help, not the lines that go on below them', () => {
  const help =
    'Usage: x\n\nCommands:\n  build [id...]  build all\n                 that is named\n  help [command]  help\n'
  expect(readCommandNames(help)).toEqual(['build'])
})
