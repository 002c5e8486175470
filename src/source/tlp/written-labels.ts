import { type Level, parseLevel } from './level.js'

/** `TLP:AMBER` in a text, and what may be meant by `TLP:AMBRE`; the first group is what stands after the colon. */
export const writtenLabel =
  /(?:\bTLP|ＴＬＰ)[ \t\u3000]?[:：][ \t\u3000]?([A-Z]+(?:\+[A-Z]+)?\b|[Ａ-Ｚ]+(?:＋[Ａ-Ｚ]+)?)/gi

/** Takes what stands after the colon; returns the level, by its older name too. */
export function levelOfWritten(name: string): Level | undefined {
  return parseLevel(name.normalize('NFKC').toLowerCase().replace('white', 'clear'))
}
