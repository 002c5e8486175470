import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileRefused, readFileInside } from '../../src/source/read-file-inside.js'

let root: string

beforeAll(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'door-'))
  root = path.join(parent, 'briefing')
  await mkdir(path.join(root, 'folder'), { recursive: true })
  await writeFile(path.join(root, 'a.md'), 'inside')
  await writeFile(path.join(parent, 'secret.md'), 'outside')
  await mkdir(path.join(parent, 'briefing-2'))
  await writeFile(path.join(parent, 'briefing-2', 'b.md'), 'the neighbour')
  const links: [name: string, target: string][] = [
    ['to-a.md', 'a.md'],
    ['out.md', '../secret.md'],
    ['neighbour.md', '../briefing-2/b.md'],
    ['environment.md', '/proc/self/environ'],
    ['endless.md', '/dev/zero'],
    ['dangling.md', 'nowhere.md'],
    ['loop.md', 'loop.md'],
    ['elsewhere', parent],
  ]
  for (const [name, target] of links) await symlink(target, path.join(root, name))
  execFileSync('mkfifo', [path.join(root, 'pipe.md')])
})

const read = (name: string, limit = 100) =>
  readFileInside(root, path.join(root, name), limit).then(String)

describe('readFileInside', () => {
  it('reads a file of the folder, and a link to one', async () => {
    expect(await read('a.md')).toBe('inside')
    expect(await read('to-a.md')).toBe('inside')
  })

  it.each([
    ['out.md', 'outside'],
    ['neighbour.md', 'outside'],
    ['environment.md', 'outside'],
    ['endless.md', 'outside'],
    ['elsewhere/secret.md', 'outside'],
    ['../secret.md', 'outside'],
    ['dangling.md', 'missing'],
    ['loop.md', 'missing'],
    ['nothing.md', 'missing'],
    ['a.md/b.md', 'missing'],
    ['folder', 'no-file'],
    ['pipe.md', 'no-file'],
  ])('refuses %s as %s, without waiting', async (name, kind) => {
    const refusal = await read(name).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(FileRefused)
    expect(refusal).toMatchObject({ kind })
  })

  it('refuses what is larger than allowed before it is read', async () => {
    expect(await read('a.md', 6)).toBe('inside')
    await expect(read('a.md', 5)).rejects.toThrow('it has 6 bytes, more than the 5 allowed')
  })
})
