/** A number with the word for what it counts: `1 note`, `2 notes`. */
export function countOf(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
