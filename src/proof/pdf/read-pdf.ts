import { messageOf } from '../../thrown.js'
import type { ReadPdf } from './facts.js'

/** The bytes are not a readable PDF. */
export class UnreadablePdfError extends Error {
  override name = 'UnreadablePdfError'
}

const known = new WeakMap<Uint8Array, Promise<ReadPdf>>()

/** Reads a PDF back, by another reader than the one that wrote it; once, whoever asks for it. */
export function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const read = known.get(bytes) ?? readOnce(bytes)
  known.set(bytes, read)
  return read
}

/** Loads the readers before there is a file to read: they take longer to load than most commands to run. */
export async function loadReaders() {
  const [{ readTextsApart, startReader }, { readObjects }, { placeTexts }] = await Promise.all([
    import('./read-text-apart.js'),
    import('./read-objects.js'),
    import('./place-texts.js'),
  ])
  startReader()
  return { readTextsApart, readObjects, placeTexts }
}

async function readOnce(bytes: Uint8Array): Promise<ReadPdf> {
  const { readTextsApart, readObjects, placeTexts } = await loadReaders()
  const reading = readTextsApart(bytes)
  // Whoever awaits it below gets the error; where the objects cannot be read, nobody does.
  reading.catch(() => undefined)
  const objects = await readObjects(bytes).catch(refuse)
  const answer = await reading
  if ('fault' in answer) return refuse(answer.fault)
  try {
    return placeTexts(objects, answer.texts)
  } catch (cause) {
    return refuse(cause)
  }
}

function refuse(cause: unknown): never {
  const reason = messageOf(cause)
  throw new UnreadablePdfError(reason.split('\n')[0] ?? reason, { cause })
}
