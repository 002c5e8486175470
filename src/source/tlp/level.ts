import { BriefingError, exitCode } from '../../exit-code.js'

/** FIRST, Traffic Light Protocol 2.0, from the widest circle of readers to the narrowest. */
export const levels = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const

/** A level of the Traffic Light Protocol. */
export type Level = (typeof levels)[number]

/** Takes what an author wrote in braces or after `tlp:`; returns the level, undefined if there is none of that name. */
export function parseLevel(written: string): Level | undefined {
  return levels.find((level) => level === written)
}

/** Takes what an author may have meant as a level: `AMBER`, `TLP:AMBER`, `.amber`, `level=amber`; undefined if that is none. */
export function findMeantLevel(written: string): Level | undefined {
  return parseLooseLevel(written.trim().replace(/^(?:[.#]|[a-z]+=)/i, ''))
}

/**
 * Takes what a cell of the column `tlp` or an option says, `amber` or `TLP:AMBER`; returns the level, undefined if it
 * names none.
 */
export function parseLooseLevel(written: string): Level | undefined {
  return parseLevel(written.trim().toLowerCase().replace(/^tlp:/, ''))
}

/** `TLP:AMBER+STRICT`, as FIRST writes it. */
export function labelOf(level: Level): string {
  return `TLP:${level.toUpperCase()}`
}

/** The labels of the standard, from the narrowest circle of readers to the widest. */
export const labels: readonly string[] = levels.map(labelOf).toReversed()

/** Whether a classification looks like a label but is not one of the standard's. */
export function isWrongLabel(written: string): boolean {
  const looksLikeOne = /T\s*L\s*P|ＴＬＰ/i.test(written) || findLabel(written) !== undefined
  return looksLikeOne && !labels.includes(written)
}

/** The label meant by `amber strict`, `TLP：AMBER` or `TLP-WHITE`. */
export function findLabel(written: string): string | undefined {
  const letters = (text: string) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
      .replace(/^TLP/, '')
      .replace(/^WHITE$/, 'CLEAR')
  return labels.find((label) => letters(label) === letters(written))
}

/** Colours of the labels' letters, which stand on black: FIRST, TLP 2.0, "TLP-designations". */
const inks: Record<Level, string> = {
  clear: '#ffffff',
  green: '#33ff00',
  amber: '#ffc000',
  'amber+strict': '#ffc000',
  red: '#ff2b2b',
}

/** A label as the standard wants it on a document: `TLP:GREEN` in its colour. */
export interface TlpMark {
  label: string
  /** Of its letters, as `#33ff00`. */
  ink: string
}

/** Takes a classification; returns the label that its pages must bear, undefined if it is not one of the standard's. */
export function markOf(classification: string): TlpMark | undefined {
  const level = levels.find((each) => labelOf(each) === classification)
  return level && { label: classification, ink: inks[level] }
}

/**
 * Takes a classification; returns the level up to which its report may hold text. `Public` says what `TLP:CLEAR` does; a
 * word of the house says nothing that could be compared.
 */
export function levelOf(classification: string): Level | undefined {
  if (classification === 'Public') return 'clear'
  return levels.find((level) => labelOf(level) === classification)
}

/**
 * Returns the level of a briefing from which readers of another level are to get an edition.
 *
 * @throws BriefingError (usage) if its classification is no label of TLP, so that nothing could be compared
 */
export function requireLevel(id: string, classification: string, asked: Level): Level {
  const own = levelOf(classification)
  if (own) return own
  throw new BriefingError(
    `${id} is \`${classification}\`, which is not a TLP label, so it has no edition for ${labelOf(asked)}. Give it a \`classification\` such as TLP:AMBER, or leave out --tlp`,
    exitCode.usage,
  )
}

/** Whether text for `level` is kept from the readers of an edition for `edition`. */
export function isAbove(level: Level, edition: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(edition)
}
