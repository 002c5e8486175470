import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { makeTemporaryFolder } from '../temporary-folder.js'
import { codeOf } from '../thrown.js'
import { openCacheFolder } from './cache-folder.js'
import { matchesManifest, writeManifest } from './manifest.js'

/** A browser as it comes from npm. */
export interface PackedBrowser {
  /** The folder with `chromium.br`, `al2023.tar.br` and `fonts.tar.br`. */
  archives: string
  version: string
}

/** A browser unpacked into the cache folder. */
export interface UnpackedBrowser {
  folder: string
  executablePath: string
  /** Shared libraries (NSS, NSPR, expat) for machines without them. */
  libraryPath: string
  /** A configuration for fontconfig that knows one small font and none of the machine's. */
  fontConfig: string
  /** Printed once: why the browser is unpacked again for this run. */
  notice?: string
}

/** SwiftShader stays packed: the GPU is off, and nothing of it was needed. */
const parts = {
  program: 'chromium.br',
  libraries: 'al2023.tar.br',
  fonts: 'fonts.tar.br',
} as const
const temporary = new Map<string, Promise<UnpackedBrowser>>()

/**
 * Unpacks the bundled browser once per user and version, and returns where it is. Two processes may do it at the same
 * time; one that dies half-way leaves nothing that is later taken for whole. Without a safe cache folder it goes into
 * a temporary one, which is removed when this process ends.
 *
 * @param closely whether one that is there is looked at byte by byte, because it did not run
 * @throws the errors of the file system, such as ENOSPC (it needs 200 MB).
 */
export async function unpackBrowser(
  packed: PackedBrowser,
  env: NodeJS.ProcessEnv = process.env,
  { closely = false }: { closely?: boolean } = {},
): Promise<UnpackedBrowser> {
  const folderName = `chromium-${packed.version}-${await contentKey(packed)}`
  const known = temporary.get(folderName)
  if (known) return known

  const cache = await openCacheFolder(env)
  if (cache.refused === undefined) {
    const target = join(cache.path, folderName)
    if (!(await matchesManifest(target, { closely }))) await unpackInto(packed, target)
    return describeUnpacked(target)
  }
  const notice = `${cache.refused}; the browser is unpacked again for this run.`
  const unpacking = unpackForRun(packed, folderName, env).then((unpacked) => ({
    ...unpacked,
    notice,
  }))
  temporary.set(folderName, unpacking)
  unpacking.catch(() => temporary.delete(folderName))
  return unpacking
}

async function unpackForRun(
  packed: PackedBrowser,
  folderName: string,
  env: NodeJS.ProcessEnv,
): Promise<UnpackedBrowser> {
  const { path } = await makeTemporaryFolder('browser', env)
  const target = join(path, folderName)
  await unpackInto(packed, target)
  return describeUnpacked(target)
}

function describeUnpacked(folder: string): UnpackedBrowser {
  return {
    folder,
    executablePath: join(folder, 'chromium'),
    libraryPath: join(folder, 'lib'),
    fontConfig: join(folder, 'fonts.conf'),
  }
}

async function unpackInto({ archives }: PackedBrowser, target: string): Promise<void> {
  await removeLeftovers(dirname(target))
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  try {
    await mkdir(draft, { mode: 0o700 })
    const program = join(draft, 'chromium')
    await pipeline(
      createReadStream(join(archives, parts.program)),
      createBrotliDecompress(),
      createWriteStream(program, { mode: 0o700, flags: 'wx' }),
    )
    // Loaded late: usually there is nothing to unpack.
    const { default: tar } = await import('tar-fs')
    for (const archive of [parts.libraries, parts.fonts]) {
      await pipeline(
        createReadStream(join(archives, archive)),
        createBrotliDecompress(),
        // As root, tar-fs would give the files to the packager's user id.
        tar.extract(draft, { map: (header) => ({ ...header, uid: user, gid: group }) }),
      )
    }
    await writeFile(join(draft, 'fonts.conf'), configureFonts(target))
    // Renaming is atomic for other processes but not against a power cut: then files may exist but be truncated.
    await writeManifest(draft)
    await moveIntoPlace(draft, target)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/**
 * Chromium loads no web font on a machine without any font of its own, and on others it would fill gaps with what
 * happens to be there; one font that is always the same settles both.
 */
function configureFonts(folder: string): string {
  const escaped = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts</dir>
  <cachedir>${escaped}/font-cache</cachedir>
</fontconfig>
`
}

/** A folder cannot replace one that has files, so a second process keeps what the first has put there. */
async function moveIntoPlace(draft: string, target: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await rename(draft, target)
      return
    } catch (error) {
      const code = codeOf(error)
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
      if (await matchesManifest(target, { closely: true })) return
      const broken = `${draft}.broken`
      await rename(target, broken)
      await rm(broken, { recursive: true, force: true })
    }
  }
  throw new Error(`${target} cannot be replaced`)
}

/** Leftovers of killed processes: unpacking never takes an hour. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('.chromium-'))
  for (const name of names) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

/** Tells two contents apart by their sizes and ends: hashing all 64 MB would cost more than the launch. */
async function contentKey({ archives }: PackedBrowser): Promise<string> {
  const hash = createHash('sha256')
  for (const name of Object.values(parts)) {
    const file = await open(join(archives, name))
    try {
      const { size } = await file.stat()
      const tail = Buffer.alloc(Math.min(size, 65_536))
      await file.read(tail, 0, tail.length, size - tail.length)
      hash.update(`${name} ${size} `).update(tail)
    } finally {
      await file.close()
    }
  }
  return hash.digest('hex').slice(0, 12)
}
