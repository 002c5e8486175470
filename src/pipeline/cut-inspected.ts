import { VFile } from 'vfile'
import { cutFiles, cutFrontMatter } from '../briefing/tlp/cut-files.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import { readPictures } from '../pictures/read-pictures.js'
import type { sanitizeSvg } from '../pictures/sanitize-svg.js'
import type { Level } from '../source/tlp/level.js'
import { type Sound, supplyFaces } from './inspect.js'

/**
 * Takes a briefing that has been checked; returns it as the readers of a level may know it. Its pictures are read again,
 * and its fonts chosen again: the number in a drawing's ids would tell how many stood before it, a font what was written.
 */
export async function cutInspected(
  whole: Sound,
  level: Level,
  readHouseFonts?: ReadFonts,
  sanitize?: typeof sanitizeSvg,
): Promise<Sound> {
  const parsed = cutFiles(whole.parsed, level)
  const frontMatter = cutFrontMatter(whole.frontMatter, level)
  // Problems with the pictures have been reported already.
  const silent = parsed.map((file) => ({ ...file, file: new VFile({ path: file.file.path }) }))
  const pictures = await readPictures(whole.folder, silent, sanitize)
  const texts = [frontMatter, ...parsed.map(({ tree }) => tree)].map((each) => JSON.stringify(each))
  const extraFaces = await supplyFaces(texts, pictures, whole.folder, readHouseFonts)
  return { ...whole, parsed, frontMatter, pictures, extraFaces }
}
