/**
 * Writes docs/commands.md from what the compiled CLI says with `--help`: `npx tsx scripts/generate-command-docs.ts`
 * after `npm run build`. A test fails where the file is stale.
 */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export const commandsFile = new URL('../docs/commands.md', import.meta.url)

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const run = promisify(execFile)

const exitCodes = `## Exit codes

| code | |
|---|---|
| 0 | clean |
| 1 | findings: a source has errors |
| 2 | usage, configuration, template, no browser |
| 3 | rendering failed |
| 4 | an edition, PDF or HTML, failed verification |
| 130 | interrupted |
`

/** The text of docs/commands.md. */
export async function renderCommandDocs(): Promise<string> {
  const top = await readHelp([])
  const names = readCommandNames(top)
  const helps = await Promise.all(names.map((name) => readHelp([name])))
  const sections = names.map((name, index) => `## ${name}\n\n${fence(helps[index] ?? '')}`)
  const head =
    '# Commands\n\nWhat `briefing --help` and `briefing <command> --help` print in\na project that has it installed, `npx --no -- briefing --help` and so on;\ngenerated, so change the commands and not this file.'
  return [head, fence(top), ...sections, exitCodes].join('\n\n')
}

/** The commands that the CLI lists, but for `help` itself. */
export function readCommandNames(help: string): string[] {
  const [, list = ''] = help.split(/^Commands:$/m)
  return [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help')
}

/** As in a terminal of 80 columns without colours. */
async function readHelp(command: readonly string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, COLUMNS: '80' }
  const { stdout } = await run(process.execPath, [cli, ...command, '--help'], { env })
  return stdout.trimEnd()
}

function fence(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(commandsFile, await renderCommandDocs())
  console.log('docs/commands.md')
}
