// Builds the samples at two commits and says which of their files differ: a change that should not be seen is shown by it.
//   node scripts/compare-outputs.mjs [BEFORE [AFTER]]     by default where this branch left main, and what is committed here
// The installed dependencies are used for both. Exit code 1 where a file differs.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

if (process.argv.includes('--help')) {
  console.log(
    'npm run compare [-- BEFORE [AFTER]]: builds the samples at two commits; says which files differ',
  )
  process.exit()
}
const [before = git('merge-base', 'main', 'HEAD'), after = 'HEAD'] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'briefing-compare-'))
const root = git('rev-parse', '--show-toplevel')
try {
  const [old, fresh] = [build(before, 'before'), build(after, 'after')]
  const names = [...new Set([...list(old), ...list(fresh)])].sort()
  const differing = names.filter((name) => !isSame(path.join(old, name), path.join(fresh, name)))
  for (const name of differing) console.log(`${name} ${describe(old, fresh, name)}`)
  console.log(`${names.length - differing.length} of ${names.length} files are the same`)
  process.exitCode = differing.length > 0 ? 1 : 0
} finally {
  for (const side of ['before', 'after']) {
    const tree = path.join(folder, side)
    if (existsSync(tree)) git('worktree', 'remove', '--force', tree)
  }
  rmSync(folder, { recursive: true, force: true })
}

/** Returns the folder of what a commit makes of the samples, and what it says of them. */
function build(commit, side) {
  const tree = path.join(folder, side)
  git('worktree', 'add', '--quiet', '--detach', tree, commit)
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
  run(tree, 'npm', ['run', '--silent', 'build'])
  console.log(`building the samples at ${git('log', '-1', '--format=%h %s', commit)}`)
  run(tree, 'node', ['dist/cli.js', 'build', '--output', 'compared'])
  return path.join(tree, 'compared')
}

function list(output) {
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath ?? entry.path, entry.name)))
}

function isSame(one, other) {
  return existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other))
}

function describe(old, fresh, name) {
  if (!existsSync(path.join(old, name))) return 'is new'
  if (!existsSync(path.join(fresh, name))) return 'is gone'
  const [one, other] = [readFileSync(path.join(old, name)), readFileSync(path.join(fresh, name))]
  const at = one.findIndex((byte, index) => byte !== other[index])
  return `differs from byte ${at < 0 ? one.length : at} on (${one.length} and ${other.length} bytes)`
}

function run(cwd, command, options) {
  execFileSync(command, options, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

function git(...words) {
  return execFileSync('git', words, { encoding: 'utf8' }).trim()
}
