/** What a report says of itself at its top, by name. */
export type Fields = Readonly<Record<string, unknown>>

const matter = /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n\s*|$)/

/** A value in TOML that is a string or a day: nothing else of it is taken over. */
const field =
  /^[ \t]*([\w-]+)[ \t]*=[ \t]*(?:("(?:[^"\\\r\n]|\\.)*")|'([^'\r\n]*)'|(\d{4}-\d{2}-\d{2}\S*))/gm

/** Takes a report that may begin with front matter in TOML, as Hugo and Zola have it; returns its fields and the rest. */
export function splitToml(report: string): { fields: Fields; text: string } {
  const [whole = '', toml = ''] = matter.exec(report) ?? []
  const [top = ''] = toml.split(/^[ \t]*\[/m)
  const fields = [...top.matchAll(field)].map(([, name = '', basic, literal, day]) => [
    name,
    basic === undefined ? (literal ?? day) : readBasic(basic),
  ])
  return { fields: Object.fromEntries(fields), text: report.slice(whole.length) }
}

/** Reads a string with its escapes, which are those of JSON but for a few that nobody writes. */
function readBasic(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return written.slice(1, -1)
  }
}
