import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { shortenPath } from '../terminal/shorten-path.js'

/** Why a file was not read, in words that follow “it cannot be read:”. */
export class FileRefused extends Error {
  override name = 'FileRefused'
  constructor(
    readonly kind: 'missing' | 'outside' | 'no-file' | 'too-large' | 'unreadable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/**
 * The one door through which files come in that somebody else may have written: a pull request carries symbolic links,
 * and one that leads to `/etc/passwd` or to an endless device must give nothing away and take no memory.
 *
 * Takes a file and the folder that it has to lie in, links followed; returns its bytes. It is opened once and judged as
 * opened, so that a link swapped in between changes nothing.
 *
 * No step is left to a thread of Node.js: most files are small, and asking for the step takes longer than the step itself.
 *
 * @param limit bytes that it may have
 * @throws FileRefused if it lies outside, is not an ordinary file, is larger than that, or cannot be read.
 */
export async function readFileInside(root: string, file: string, limit: number): Promise<Buffer> {
  const real = orRefuse(() => realpathSync.native(file))
  const folder = orRefuse(() => realpathSync.native(root))
  if (!isInside(folder, real)) {
    const isLink = isInside(path.resolve(root), path.resolve(file))
    throw new FileRefused(
      'outside',
      `it ${isLink ? 'is a link to a file' : 'lies'} outside the folder ${shortenPath(root)}; put a copy of the file into the folder`,
    )
  }
  // Non-blocking: opening a pipe would otherwise wait until somebody writes to it.
  const opened = orRefuse(() => openSync(real, constants.O_RDONLY | constants.O_NONBLOCK))
  try {
    const facts = fstatSync(opened)
    if (!facts.isFile()) {
      const what = facts.isDirectory() ? 'a folder' : 'not an ordinary file'
      throw new FileRefused('no-file', `it is ${what}`)
    }
    if (facts.size > limit) {
      throw new FileRefused(
        'too-large',
        `it has ${facts.size} bytes, more than the ${limit} allowed`,
      )
    }
    return orRefuse(() => readFileSync(opened))
  } finally {
    closeSync(opened)
  }
}

/** Whether a path, both without links, is that of a folder or of something in it. */
function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** @throws FileRefused where a step fails. */
function orRefuse<Result>(step: () => Result): Result {
  try {
    return step()
  } catch (cause) {
    return refuse(cause as NodeJS.ErrnoException)
  }
}

const reasons: Readonly<Record<string, [FileRefused['kind'], string]>> = {
  ENOENT: ['missing', 'there is no such file'],
  ENOTDIR: ['missing', 'there is no such file'],
  ELOOP: ['missing', 'it is a link that leads to itself'],
  ENXIO: ['no-file', 'it is not an ordinary file'],
  EACCES: ['unreadable', 'you may not read it'],
}

function refuse(cause: NodeJS.ErrnoException): never {
  const [kind, reason] = reasons[cause.code ?? ''] ?? ['unreadable', cause.message]
  throw new FileRefused(kind, reason, { cause })
}
