import type { ReadPdf } from './facts.js'

/** The bytes are no PDF that can be read. */
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

async function readOnce(bytes: Uint8Array): Promise<ReadPdf> {
  // Loaded late: they take longer to load than most commands to run.
  const [{ readPageFacts }, { readObjects }, { getResolvedPDFJS }] = await Promise.all([
    import('./read-text.js'),
    import('./read-objects.js'),
    import('unpdf'),
  ])
  await getResolvedPDFJS()
  try {
    const objects = await readObjects(bytes)
    return { ...objects, ...(await readPageFacts(bytes, objects)) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UnreadablePdfError(reason.split('\n')[0] ?? reason, { cause })
  }
}
