import { listVisits } from '../source/markdown/walk.js'
import type { ParsedFile } from '../source/parse.js'
import { isAbove, type Level, labelOf } from '../source/tlp/level.js'
import { levelOfWritten, writtenLabel } from '../source/tlp/written-labels.js'

/**
 * Looks through what is left of a briefing for the readers of a level: words that bear a higher label by hand, as in
 * `TLP:AMBER: the victim is …`, were meant for others, and nothing leaves them out.
 *
 * @param files that get the messages, by their paths
 * @returns the number of errors
 */
export function reportLabels(
  left: readonly ParsedFile[],
  level: Level,
  files: readonly ParsedFile[],
): number {
  const fileOf = new Map(files.map(({ file }) => [file.path, file]))
  let errors = 0
  for (const { file, tree } of left) {
    for (const { node } of listVisits(tree)) {
      if (node.type !== 'text') continue
      for (const { 0: written, 1: name = '' } of node.value.matchAll(writtenLabel)) {
        const said = levelOfWritten(name)
        if (!said || !isAbove(said, level)) continue
        const reason = `The text says \`${written}\`, and stands in the edition for ${labelOf(level)}. Mark what is not for its readers, \`:::tlp{${said}}\` or \`:tlp[words]{${said}}\`; if the words are about a label, write it without its colon`
        const place = node.position?.start
        const message = fileOf.get(file.path)?.message(reason, {
          ...(place && { place }),
          ruleId: 'tlp-disagrees',
          source: 'briefing',
        })
        if (message) message.fatal = true
        errors += 1
      }
    }
  }
  return errors
}
