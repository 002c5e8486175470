/**
 * Gives a name for a chapter's file that stays when the chapter's number changes: the ASCII words of its title, or
 * `topic-3`. It is new among those taken, and so is the id of the chapter's figure.
 */
export function nameChapter(title: string, number: number, taken: Set<string>): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .match(/[a-z0-9]+/g)
  const slug = (words ?? [])
    .reduce((name, word) => (name.length + word.length < 40 ? `${name}-${word}` : name), '')
    .slice(1)
  const base =
    /[a-z].*[a-z0-9]/.test(slug) && slug.length > 2 && !/^\d/.test(slug) ? slug : `topic-${number}`
  const isFree = (name: string) => [name, `${name}-figure`].every((id) => !taken.has(id))
  let name = base
  for (let count = 2; !isFree(name); count++) name = `${base}-${count}`
  taken.add(name).add(`${name}-figure`)
  return name
}

/** `3` in a briefing with `01-…` is `03`. */
export function writeNumber(number: number, files: readonly string[] = []): string {
  const widths = files.flatMap((file) => /^\d+/.exec(file)?.[0].length ?? [])
  return String(number).padStart(Math.max(2, ...widths), '0')
}
