import type { Bitmap } from '../briefing/briefing.js'
import type { FitBitmap, Need } from '../pictures/fit-bitmap.js'
import { hash, hashTools } from './hash-inputs.js'
import { put, readKept } from './store.js'

type Facts = Omit<Bitmap, 'bytes'>

/**
 * Returns what fits bitmaps, and keeps them: one that this program has fitted before, to the same need, is not fitted
 * again, whatever else of its briefing has changed. What cannot be stored does not fail the build.
 *
 * @param folder of what is kept
 */
export function rememberPictures(folder: string, fit: FitBitmap = fitAnew): FitBitmap {
  let tools: Promise<string> | undefined
  const underWay = new Map<string, Promise<Bitmap>>()
  const find = async (key: string, bitmap: Bitmap, need: Need): Promise<Bitmap> => {
    const kept = await readKept(folder, key)
    const content = kept?.outputs[0]?.content
    if (Buffer.isBuffer(content)) return { ...(kept?.made as Facts), bytes: content }
    const { bytes, ...facts } = await fit(bitmap, need)
    const outputs = [{ name: 'picture', content: bytes }]
    await put(folder, key, { made: facts, outputs }).catch(() => undefined)
    return { ...facts, bytes }
  }
  return async (bitmap, need) => {
    tools ??= hashTools()
    const key = hash(JSON.stringify([await tools, hash(bitmap.bytes), need]))
    // Several editions may want it at once.
    const finding = underWay.get(key) ?? find(key, bitmap, need)
    underWay.set(key, finding)
    return finding.finally(() => underWay.delete(key))
  }
}

/** A build that is taken from the cache starts without what fits bitmaps. */
async function fitAnew(bitmap: Bitmap, need: Need): Promise<Bitmap> {
  const { fitBitmap } = await import('../pictures/fit-bitmap.js')
  return fitBitmap(bitmap, need)
}
