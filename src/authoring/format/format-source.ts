import { gatherDefinitions } from './gather-definitions.js'
import { formatLimit, patientParser } from './parse-patiently.js'
import { spaceBlocks } from './space-blocks.js'
import { trimLines } from './trim-lines.js'

/** What one step makes possible, another may do in the next round; a source that needs more is not an honest one. */
const maximumRounds = 6

/**
 * Brings a source into its normal form: definitions at the end in the order of first call, one blank line between
 * blocks, no blanks at the ends of lines, one line end after the last. Cuts and joins the text as it is written and
 * checks each step, so that the source means what it meant. Idempotent.
 *
 * @param deadline of `performance.now()`, when it gives up
 * @throws TakesTooLong
 */
export function formatSource(
  source: string,
  deadline: number = performance.now() + formatLimit,
): string {
  const parse = patientParser(deadline)
  let formatted = source
  for (let round = 0; round < maximumRounds; round++) {
    const end = lineEndOf(formatted)
    const next = spaceBlocks(gatherDefinitions(trimLines(formatted, parse), end, parse), end, parse)
    if (next === formatted) break
    formatted = next
  }
  return formatted
}

/** How lines end in a text: as in Windows only where all of them do. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n'
}
