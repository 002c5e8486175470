import { findLeaks, listPicturesInPdf } from '../proof/leaks/find-leaks.js'
import { labelOf } from '../source/tlp/level.js'
import type { Sound } from './inspect.js'
import type { Secrets } from './list-secrets.js'
import type { MadeEditions } from './make-editions.js'

/**
 * Proves that the finished files of an edition say nothing of what its level leaves out. What they do say of it goes onto
 * the files, where it stands in the source.
 *
 * @param whole the briefing with all that is in it
 * @returns the number of leaks: an edition with one is not delivered
 */
export async function proveCut(
  whole: Sound,
  { level, search, bitmaps, read, foreignPictures }: Secrets,
  { sources, outputs, said }: MadeEditions,
): Promise<number> {
  const printed = sources.find(({ edition }) => edition === 'pdf')
  const pdf = outputs.map(({ content }) => content).find((content) => typeof content !== 'string')
  const known = new Map([...read, ...(pdf && said ? ([[pdf, said]] as const) : [])])
  const leaks = await findLeaks(search, outputs, printed?.html, known)
  const file = (path: string) => whole.parsed.find((one) => one.file.path === path)?.file
  for (const { piece, where } of leaks) {
    const reason = `What is above ${labelOf(level)} stands in ${where}, in the edition for ${labelOf(level)}`
    const message = file(piece.file)?.message(reason, {
      place: { line: piece.line, column: piece.column },
      ruleId: 'tlp-leak',
      source: 'briefing',
    })
    if (message) message.fatal = true
  }
  const inPdf = pdf ? await listPicturesInPdf(bitmaps, pdf) : []
  const foreign = foreignPictures.length + inPdf.length
  if (foreign > 0) {
    const reason = `The edition for ${labelOf(level)} has a picture that does not belong to it`
    const message = whole.parsed[0]?.file.message(reason, {
      ruleId: 'tlp-leak',
      source: 'briefing',
    })
    if (message) message.fatal = true
  }
  return leaks.length + foreign
}
