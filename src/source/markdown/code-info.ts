import type { Code } from 'mdast'

/** What an author writes after the fence of a block of code: ```` ```powershell title="x.ps1" lines=12 ````. */
export interface CodeInfo {
  /** In lower case. */
  language?: string
  /** Printed above the code. */
  title?: string
  /** The number of its first line, where its lines are numbered. */
  firstLine?: number
}

const titled = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|(\S+))/
const numbered = /(?:^|\s)lines(?:=(\d{1,4}))?(?=\s|$)/

/** Reads an info string; unknown words are left to other tools. */
export function readCodeInfo({ lang, meta }: Pick<Code, 'lang' | 'meta'>): CodeInfo {
  const given = `${lang ?? ''} ${meta ?? ''}`
  const title = titled.exec(given)
  const lines = numbered.exec(given.replace(titled, ' '))
  const words = (title?.[1] ?? title?.[2] ?? title?.[3] ?? '').trim()
  const isName = lang && !/^(?:title=|lines(?:=|$))/.test(lang)
  return {
    ...(isName && { language: lang.toLowerCase() }),
    ...(words && { title: words }),
    ...(lines && { firstLine: Number(lines[1] ?? 1) }),
  }
}
