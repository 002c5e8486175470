// Builds the samples in one run and in shards, and says which of their files differ: `node scripts/compare-shards.mjs [4]`
// after `npm run build`. Exit code 1 where one does.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const count = Number(process.argv[2] ?? 4)
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'briefing-shards-'))
try {
  build('whole')
  for (let index = 1; index <= count; index += 1) build('shards', '--shard', `${index}/${count}`)
  const [whole, shards] = [list('whole'), list('shards')]
  const names = [...new Set([...whole.keys(), ...shards.keys()])].sort()
  const differing = names.filter(
    (name) => !shards.get(name)?.equals(whole.get(name) ?? Buffer.of()),
  )
  for (const name of differing) console.log(`${name} differs`)
  console.log(`${names.length - differing.length} of ${names.length} files are the same`)
  process.exitCode = differing.length > 0 || names.length === 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function build(output, ...options) {
  const words = [
    'dist/cli.js',
    'build',
    '--no-cache',
    '--output',
    path.join(folder, output),
    ...options,
  ]
  execFileSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The files of an output folder with their content. */
function list(output) {
  const at = path.join(folder, output)
  const files = readdirSync(at, { recursive: true })
    .filter((name) => statSync(path.join(at, name)).isFile())
    .map((name) => [name, readFileSync(path.join(at, name))])
  return new Map(files)
}
