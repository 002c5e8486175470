/** What a reader must find, in any edition: what the generator knows because it wrote it. */
export interface Expected {
  /** Summary and chapters in their order; a table's cells each for itself. */
  texts: string[]
  /** Those of the texts that stand in cells: a row that no page can hold is cut between its lines. */
  cells: Set<string>
  /** By number, less one: the texts of its blocks. */
  notes: string[][]
  closing: string[]
  /** Where links lead, outside the briefing. */
  urls: string[]
}

export interface WrittenBriefing {
  /** Content by path in the folder. */
  files: Record<string, string>
  expected: Expected
}
