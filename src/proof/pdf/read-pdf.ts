import type { ReadPdf } from './facts.js'

/** The bytes are no PDF that can be read. */
export class UnreadablePdfError extends Error {
  override name = 'UnreadablePdfError'
}

/**
 * Loads the two readers, so that a build can do it while the browser is at work and verification need not wait.
 * They take longer to load than most commands to run.
 */
export async function loadReaders() {
  const [text, objects, { getResolvedPDFJS }] = await Promise.all([
    import('./read-text.js'),
    import('./read-objects.js'),
    import('unpdf'),
  ])
  await getResolvedPDFJS()
  return { ...text, ...objects }
}

/** Reads a PDF back, by another reader than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { readText, readObjects } = await loadReaders()
  try {
    const objects = await readObjects(bytes)
    return { ...objects, ...(await readText(bytes, objects)) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UnreadablePdfError(reason.split('\n')[0] ?? reason, { cause })
  }
}
