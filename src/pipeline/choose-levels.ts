import { listContents } from '../briefing/tlp/list-contents.js'
import { isAbove, type Level, levelOf, requireLevel } from '../source/tlp/level.js'
import type { Sound } from './inspect.js'

/** Whose readers get editions, as a command and the house say it. */
export interface WantedLevels {
  /** Whose readers get editions of their own; where a level is not below the briefing's, the whole. */
  levels?: readonly Level[]
  /** Where no levels are asked for: whose readers get them beside the whole, of a briefing that marks what is above. */
  usualLevels?: readonly Level[]
}

/**
 * Returns the levels whose readers get editions of their own; undefined stands for the whole.
 *
 * @throws BriefingError (usage) if a level is asked for that a briefing without a label of TLP cannot have.
 */
export function chooseLevels(
  { id, frontMatter: { classification }, parsed }: Sound,
  { levels: asked = [], usualLevels = [] }: WantedLevels,
): (Level | undefined)[] {
  const [first] = asked
  const own = first ? requireLevel(id, classification, first) : levelOf(classification)
  const isBelow = (level: Level) => own !== undefined && isAbove(own, level)
  if (first) return [...new Set(asked.map((level) => (isBelow(level) ? level : undefined)))]
  const usual = usualLevels.filter((level) => isBelow(level) && marksAbove(parsed, level))
  return [undefined, ...new Set(usual)]
}

/** Whether an author has decided what the readers of a level do not get; otherwise nobody has made an edition for them. */
export function marksAbove(parsed: Sound['parsed'], level: Level): boolean {
  return listContents(parsed, level).leftOut.pieces.length > 0
}
