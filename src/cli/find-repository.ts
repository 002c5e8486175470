import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { exists } from '../authoring/new/create-files.js'
import type { Service } from '../authoring/plan-repository.js'

/** The folder with `.git` that the working folder lies in. */
export async function findRepository(): Promise<string | undefined> {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (await exists(path.join(folder, '.git'))) return folder
    if (folder === path.dirname(folder)) return undefined
  }
}

/** Where the repository is hosted, as far as its files show. */
export async function findService(): Promise<Service> {
  if (await exists('.gitlab-ci.yml')) return 'gitlab'
  if (await exists('.github')) return 'github'
  const root = (await findRepository()) ?? ''
  const settings = await readFile(path.join(root, '.git', 'config'), 'utf8').catch(() => '')
  return /^\s*url\s*=.*gitlab/m.test(settings) ? 'gitlab' : 'github'
}

/**
 * The branch that a repository's finished work is on: the one that its origin shows, else `main` or `master` where there
 * is one, else the one that is checked out. Without a repository it is `main`, as on GitHub.
 */
export async function findBranch(): Promise<string> {
  const shown = await askGit('symbolic-ref', '--short', 'refs/remotes/origin/HEAD')
  if (shown) return shown.replace(/^origin\//, '')
  const branches = (await askGit('branch', '--format=%(refname:short)'))?.split('\n') ?? []
  const usual = ['main', 'master'].find((name) => branches.includes(name))
  return usual ?? ((await askGit('symbolic-ref', '--short', 'HEAD')) || 'main')
}

/** What git says of the working folder; nothing where it is not installed, or knows no answer. */
async function askGit(...args: string[]): Promise<string | undefined> {
  const answer = await promisify(execFile)('git', args).catch(() => undefined)
  return answer?.stdout.trim()
}
