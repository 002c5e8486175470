import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { threadId } from 'node:worker_threads'
import zlib from 'node:zlib'
import { findFolderFault } from '../unsafe-folder.js'
import { ownCache, userCache } from '../user-cache.js'

/** What V8 has compiled of scripts, by their names. */
export type KeptCode = ReadonlyMap<string, Uint8Array>

/** Whether this Node.js has what tells damage; it came with 20.15. */
export const canKeepCode = 'crc32' in zlib

/** Files for some versions of the program, each with its commands and threads. */
const mostFiles = 40

/** How a file begins: with the length of the list of its parts, and a checksum that reveals damage to what follows. */
const headLength = 8

/** Returns the file of what V8, as it is set now, has compiled for something. */
export function nameKeptCode(what: string, env: NodeJS.ProcessEnv = process.env): string {
  const folder = path.join(ownCache(env), 'compiled')
  return path.join(folder, `${what}-${cachedDataVersionTag().toString(36)}`)
}

/** Returns what is kept in a file; nothing where it is not there, is damaged, or may come from somebody else. */
export function readKeptCode(file: string): KeptCode {
  try {
    if (findFolderFault(path.dirname(file)) !== undefined) return new Map()
    const bytes = readFileSync(file)
    const body = bytes.subarray(headLength)
    // V8 does not look, and would run whatever it reads.
    if (zlib.crc32(body) !== bytes.readUInt32LE(4)) return new Map()
    let at = bytes.readUInt32LE(0)
    const parts: [string, number][] = JSON.parse(body.toString('latin1', 0, at))
    return new Map(
      parts.map(([name, length]) => {
        at += length
        return [name, body.subarray(at - length, at)]
      }),
    )
  } catch {
    return new Map()
  }
}

/** Keeps code in a file, whole or not at all. A failure costs only time, so nothing is said of it. */
export function keepCode(file: string, code: KeptCode, env: NodeJS.ProcessEnv = process.env): void {
  const folder = path.dirname(file)
  const staged = path.join(folder, `.${path.basename(file)}-${process.pid}-${threadId}`)
  try {
    for (const each of [userCache(env), ownCache(env), folder]) makeFolder(each)
    if (findFolderFault(folder) !== undefined) return
    const list = Buffer.from(JSON.stringify([...code].map(([name, { length }]) => [name, length])))
    const body = Buffer.concat([list, ...code.values()])
    const head = Buffer.alloc(headLength)
    head.writeUInt32LE(list.length, 0)
    head.writeUInt32LE(zlib.crc32(body), 4)
    writeFileSync(staged, Buffer.concat([head, body]), { mode: 0o600 })
    renameSync(staged, file)
    letGo(folder)
  } catch {
    rmSync(staged, { force: true })
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    if (!statSync(folder).isDirectory()) throw error
  }
}

/** Removes what was written longest ago. */
function letGo(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const file = path.join(folder, name)
    return { file, written: statSync(file).mtimeMs }
  })
  for (const { file } of files.sort((a, b) => b.written - a.written).slice(mostFiles))
    rmSync(file, { force: true })
}
