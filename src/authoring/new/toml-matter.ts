import { parse, TomlDate } from 'smol-toml'

/** What a report says of itself at its top, by name. */
export type Fields = Readonly<Record<string, unknown>>

const matter = /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n\s*|$)/

/**
 * Takes a report that may begin with front matter in TOML, as Hugo and Zola have it; returns its fields and the rest. What
 * stands there and is no TOML stays in the text, where its author sees it.
 */
export function splitToml(report: string): { fields: Fields; text: string } {
  const [whole = '', toml = ''] = matter.exec(report) ?? []
  const fields = parseFields(toml)
  return fields ? { fields, text: report.slice(whole.length) } : { fields: {}, text: report }
}

function parseFields(toml: string): Fields | undefined {
  try {
    const fields = Object.entries(parse(toml, { integersAsBigInt: 'asNeeded' }))
    return Object.fromEntries(
      fields.map(([name, value]) => [
        name,
        value instanceof TomlDate ? value.toISOString() : value,
      ]),
    )
  } catch {
    return undefined
  }
}
