import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { Output } from '../delivery/write-outputs.js'
import { makeFolder } from '../make-folder.js'
import { hash } from './hash-inputs.js'

/** Bytes of all that is kept; what was used last stays longest. */
const mostBytes = 1024 ** 3

const entrySchema = z.object({
  /** What a build said and found, beside its files. */
  made: z.unknown(),
  files: z.array(z.object({ name: z.string(), hash: z.string(), isText: z.boolean() })),
})

/** A build as it was kept. */
export interface Kept {
  made: unknown
  outputs: Output[]
}

const contentName = (index: number): string => `${index}.bin`
const entryName = 'entry.json'

/** Returns what is kept under a key; undefined if there is nothing, or where any of it is not as it was written. */
export async function readKept(folder: string, key: string): Promise<Kept | undefined> {
  const entry = path.join(folder, key)
  try {
    const text = await readFile(path.join(entry, entryName), 'utf8')
    const { made, files } = entrySchema.parse(JSON.parse(text))
    const outputs = await Promise.all(
      files.map(async ({ name, isText, hash: expected }, index): Promise<Output> => {
        const content = await readFile(path.join(entry, contentName(index)))
        if (hash(content) !== expected) throw new Error(`${name} is damaged`)
        return { name, content: isText ? content.toString('utf8') : content }
      }),
    )
    const now = new Date()
    await utimes(entry, now, now).catch(() => undefined)
    return { made, outputs }
  } catch {
    return undefined
  }
}

/** Keeps what was made under a key, whole or not at all; then discards what has gone unused longest. */
export async function keep(folder: string, key: string, kept: Kept): Promise<void> {
  await put(folder, key, kept)
  await letGo(folder)
}

/** Keeps what was made under a key, whole or not at all. */
export async function put(folder: string, key: string, { made, outputs }: Kept): Promise<void> {
  await makeFolder(folder, 0o700)
  const staged = path.join(folder, `.${key}-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(staged, { mode: 0o700 })
    const files = outputs.map(({ name, content }) => ({
      name,
      hash: hash(content),
      isText: typeof content === 'string',
    }))
    await Promise.all(
      outputs.map(({ content }, index) =>
        writeFile(path.join(staged, contentName(index)), content),
      ),
    )
    await writeFile(path.join(staged, entryName), JSON.stringify({ made, files }))
    await rm(path.join(folder, key), { recursive: true, force: true })
    await rename(staged, path.join(folder, key))
  } finally {
    await rm(staged, { recursive: true, force: true })
  }
}

/** What a process that was killed has left begins with a full stop, and is old. */
async function letGo(folder: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const entry = path.join(folder, name)
      const sizes = await Promise.all(
        (await readdir(entry)).map(async (file) => (await stat(path.join(entry, file))).size),
      )
      return { entry, used: (await stat(entry)).mtimeMs, bytes: sizes.reduce((a, b) => a + b, 0) }
    }),
  )
  let bytes = 0
  for (const one of entries.sort((a, b) => b.used - a.used)) {
    bytes += one.bytes
    if (bytes > mostBytes) await rm(one.entry, { recursive: true, force: true })
  }
}
