/** FIRST, Traffic Light Protocol 2.0, from the widest circle of readers to the narrowest. */
export const levels = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const

export type Level = (typeof levels)[number]

/** Takes what an author wrote in braces or after `tlp:`; gives the level, undefined where there is none of that name. */
export function parseLevel(written: string): Level | undefined {
  return levels.find((level) => level === written)
}

/** `TLP:AMBER+STRICT`, as FIRST writes it. */
export function labelOf(level: Level): string {
  return `TLP:${level.toUpperCase()}`
}

/**
 * Takes a classification; gives the level up to which its report may hold text. `Public` says what `TLP:CLEAR` does; a
 * word of the house says nothing that could be compared.
 */
export function levelOf(classification: string): Level | undefined {
  if (classification === 'Public') return 'clear'
  return levels.find((level) => labelOf(level) === classification)
}

/** Whether text for `level` is kept from the readers of an edition for `edition`. */
export function isAbove(level: Level, edition: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(edition)
}

/** The level of text that two marks hold, one in the other: it is for those who may read both. */
export function higherOf(one: Level, other: Level): Level {
  return isAbove(one, other) ? one : other
}

/** The next edition that a text of this level is not in; undefined where every edition has it. */
export function below(level: Level): Level | undefined {
  return levels[levels.indexOf(level) - 1]
}
