import { BriefingError, exitCode } from '../exit-code.js'
import { reportText } from '../lint/reporters/text.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'
import { parseFiles } from '../source/parse.js'
import { readBriefing } from '../source/read.js'
import { readFrontMatter } from '../source/read-front-matter.js'

/** A briefing in whose sources something is looked for. */
export interface ReadableBriefing {
  id: string
  frontMatter: FrontMatter
  parsed: ParsedFile[]
}

/**
 * Reads a briefing of which something is to be listed.
 *
 * @param fault what cannot be done where it cannot be read: `The notes of this briefing cannot be numbered`
 * @throws BriefingError (findings) if its front matter or a file is wrong.
 */
export async function readForListing(
  folder: string,
  fault: (id: string) => string,
): Promise<ReadableBriefing> {
  const { id, files } = await readBriefing(folder)
  const parsed = await parseFiles(files)
  const [main] = parsed
  const isBroken = files.some(({ messages }) => messages.some(({ fatal }) => fatal))
  const frontMatter = main && !isBroken ? readFrontMatter(main.file, main.tree) : undefined
  if (!frontMatter) {
    const reason = reportText(files, { frames: false }) || 'it has no briefing.md'
    throw new BriefingError(`${fault(id)}:\n${reason}`, exitCode.findings)
  }
  return { id, frontMatter, parsed }
}
