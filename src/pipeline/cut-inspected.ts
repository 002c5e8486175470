import { VFile } from 'vfile'
import { cutFiles, cutFrontMatter } from '../briefing/tlp/cut-files.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import type { RuleSettings } from '../lint/check.js'
import { readPictures } from '../pictures/read-pictures.js'
import { listVisits } from '../source/markdown/walk.js'
import type { ParsedFile } from '../source/parse.js'
import { isAbove, type Level, labelOf } from '../source/tlp/level.js'
import { levelOfWritten, writtenLabel } from '../source/tlp/written-labels.js'
import { hasErrors, type Sound, supplyFaces } from './inspect.js'

/**
 * cut: takes a briefing that has been checked; returns it as the readers of a level may know it, undefined where what is
 * left bears a higher label, as the messages on its files say.
 */
export async function cutForReaders(
  whole: Sound,
  level: Level,
  { rules, readHouseFonts }: { rules: RuleSettings; readHouseFonts: ReadFonts },
): Promise<Sound | undefined> {
  const cut = await cutInspected(whole, level, readHouseFonts)
  if (rules['tlp-disagrees'] !== 'off') reportLabels(cut.parsed, level)
  return hasErrors(cut) ? undefined : cut
}

/**
 * Leaves out of a briefing what is above a level. Its pictures are read again, and its fonts chosen again: the number in a
 * drawing's ids would tell how many stood before it, a font what was written.
 */
export async function cutInspected(
  whole: Sound,
  level: Level,
  readHouseFonts?: ReadFonts,
): Promise<Sound> {
  const parsed = cutFiles(whole.parsed, level)
  const frontMatter = cutFrontMatter(whole.frontMatter, level)
  // Problems with the pictures have been reported already.
  const silent = parsed.map((file) => ({ ...file, file: new VFile({ path: file.file.path }) }))
  const pictures = await readPictures(whole.folder, silent)
  const texts = [frontMatter, ...parsed.map(({ tree }) => tree)].map((each) => JSON.stringify(each))
  const extraFaces = await supplyFaces(texts, pictures, whole.folder, readHouseFonts)
  return { ...whole, parsed, frontMatter, pictures, extraFaces }
}

/**
 * Looks through what is left of a briefing for the readers of a level: words that bear a higher label by hand, as in
 * `TLP:AMBER: the victim is …`, were meant for others, and nothing leaves them out.
 */
function reportLabels(left: readonly ParsedFile[], level: Level): void {
  for (const { file, tree } of left) {
    for (const { node } of listVisits(tree)) {
      if (node.type !== 'text') continue
      for (const { 0: written, 1: name = '' } of node.value.matchAll(writtenLabel)) {
        const said = levelOfWritten(name)
        if (!said || !isAbove(said, level)) continue
        const reason = `The text says \`${written}\`, and stands in the edition for ${labelOf(level)}. Mark what is not for its readers, \`:::tlp{${said}}\` or \`:tlp[words]{${said}}\`; if the words are about a label, write it without its colon`
        const place = node.position?.start
        const options = { ...(place && { place }), ruleId: 'tlp-disagrees', source: 'briefing' }
        file.message(reason, options).fatal = true
      }
    }
  }
}
