import { execFile } from 'node:child_process'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { BriefingError, exitCode } from '../../exit-code.js'
import { makeTemporaryFolder } from '../../temporary-folder.js'

const run = promisify(execFile)

/**
 * Puts the sources of a briefing as git has them at a revision into a temporary folder, which is gone afterwards.
 *
 * @param use gets the folder, named like the briefing's
 * @throws BriefingError (usage) if git does not know the revision or has no such briefing in it.
 */
export async function withRevision<Result>(
  folder: string,
  revision: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const git = createGit(await realpath(folder))
  const { commit, prefix } = await resolve(git, folder, revision)
  const names = String(await git('ls-tree', '-z', '--name-only', '--full-tree', commit, prefix))
    .split('\0')
    .filter((name) => name.endsWith('.md'))
  if (!names.includes(`${prefix}briefing.md`)) {
    throw new BriefingError(
      `${prefix}briefing.md is not in ${revision}, so there is nothing to compare with.`,
      exitCode.usage,
    )
  }
  const root = await makeTemporaryFolder('revision')
  try {
    const copy = path.join(root.path, path.basename(folder))
    await mkdir(copy)
    for (const name of names) {
      await writeFile(
        path.join(copy, path.basename(name)),
        await git('cat-file', 'blob', `${commit}:${name}`),
      )
    }
    return await use(copy)
  } finally {
    await root.remove()
  }
}

/** Runs git in a folder; returns what it printed. */
type Git = (...args: string[]) => Promise<Buffer>

function createGit(folder: string): Git {
  return async (...args) => {
    const options = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const
    return (await run('git', ['-C', folder, ...args], options)).stdout
  }
}

/** Returns the commit that a revision names, and the path of the briefing's folder in the repository. */
async function resolve(git: Git, folder: string, revision: string) {
  const refuse = (reason: string) => (cause: unknown) => {
    throw new BriefingError(reason, exitCode.usage, { cause })
  }
  const prefix = await git('rev-parse', '--show-prefix').catch(
    refuse(
      `${folder} is in no git repository, so it has no versions; name a folder with --against DIR.`,
    ),
  )
  const named = ['--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const commit = await git('rev-parse', ...named).catch(
    refuse(
      `\`${revision}\` is neither a folder nor a revision that git knows; see \`git log\`, or name a folder.`,
    ),
  )
  return { commit: String(commit).trim(), prefix: String(prefix).trim() }
}
