import path from 'node:path'
import { cutFiles } from '../briefing/tlp/cut-files.js'
import { type Source, toSourceFile } from '../lint/source.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'
import { parseFiles, type tryToParse } from '../source/parse.js'
import { readBriefing } from '../source/read.js'
import { readFrontMatter } from '../source/read-front-matter.js'
import { isAbove, type Level, levelOf } from '../source/tlp/level.js'
import { readOtherMonths } from './read-other-months.js'

/**
 * Reads the briefings in the same folder that a briefing has to do with: what it translates, and the
 * months around it.
 *
 * @param folder the briefing's own
 */
export async function readNeighbours(
  folder: string,
  frontMatter: FrontMatter,
  parsed: readonly ParsedFile[],
  parse: typeof tryToParse,
): Promise<Pick<Source, 'neighbours'>> {
  const { period, 'translation-of': id } = frontMatter
  if (period === undefined && id === undefined) return {}
  const original =
    id === undefined || id === path.basename(folder)
      ? undefined
      : await readNeighbour(
          path.join(path.dirname(folder), id),
          parse,
          levelOf(frontMatter.classification),
        )
  const months =
    period === undefined ? {} : await readOtherMonths(folder, { ...frontMatter, period }, parsed)
  return { neighbours: { ...(original && { original }), ...months } }
}

/**
 * Returns nothing if there is no such folder, or what is in it cannot be read.
 *
 * @param level of the readers of its translation, who are not to be told what is above it
 */
async function readNeighbour(
  folder: string,
  parse: typeof tryToParse,
  level: Level | undefined,
): Promise<Source | undefined> {
  const manuscript = await readBriefing(folder).catch(() => undefined)
  const parsed = await parseFiles(manuscript?.files ?? [], parse)
  const [main] = parsed
  const frontMatter = main && readFrontMatter(main.file, main.tree)
  const isBroken = parsed.some(({ file }) => file.messages.some(({ fatal }) => fatal))
  if (!manuscript || !frontMatter || isBroken) return undefined
  const own = levelOf(frontMatter.classification)
  const isCut = level !== undefined && (own === undefined || isAbove(own, level))
  return {
    kind: 'briefing',
    id: manuscript.id,
    frontMatter,
    files: (isCut ? cutFiles(parsed, level) : parsed).map((each, index) =>
      toSourceFile(each, index === 0 ? 'briefing' : 'chapter'),
    ),
  }
}
