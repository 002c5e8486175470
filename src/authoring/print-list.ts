/** The forms in which a command prints a list: for a person, a spreadsheet or a program. */
export const listFormats = ['table', 'csv', 'json'] as const

/** How a list is printed. */
export type ListFormat = (typeof listFormats)[number]

/** What a table shows where there is nothing to say. */
export const nothing = '–'

/** Takes what a program is to read; returns it as JSON, with its last line end. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A line of a source. */
export interface LinePlace {
  file: string
  line: number
}

/** `a.md:3, :9, b.md:1`: a file is named once for the places that follow each other in it. */
export function printPlaces(places: readonly LinePlace[]): string {
  return places
    .map(({ file, line }, index) =>
      places[index - 1]?.file === file ? `:${line}` : `${file}:${line}`,
    )
    .join(', ')
}
