import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import { type SourceFile, textOf } from '../source.js'

/** `##Summary`; a single `#` may begin a tag, so it counts only in paragraphs of one line. */
const tight = /^[ \t>]*(?<signs>#{2,6})(?=[^\s#\uFFFC])[^\r\n]*/gm
const single = /^(?<signs>#)(?![\d#!\s])(?!\p{L}\p{Ll}*\p{Lu})[^#\r\n]{1,80}$/u

/** Finds headings without a blank after their signs, which some tools accept. */
export function listTightHeadings(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  const paragraphs = at.prose.filter(({ block }) => block.type === 'paragraph')
  const alone = paragraphs.filter(({ raw }) => single.test(raw))
  const matches = [
    ...paragraphs.flatMap(({ raw, start }) =>
      raw.includes('##') ? [...raw.matchAll(tight)].map((match) => ({ match, start })) : [],
    ),
    ...(alone.length > 1 ? alone : []).flatMap(({ raw, start }) => {
      const match = single.exec(raw)
      return match ? [{ match, start }] : []
    }),
  ]
  return matches.map(({ match, start }) => {
    const { signs = '' } = match.groups ?? {}
    const from = start + match.index + match[0].indexOf('#')
    const end = start + match.index + match[0].trimEnd().length
    const written = source.slice(from, end)
    const better = `${signs} ${written.slice(signs.length)}`
    return {
      place: [from, end] as const,
      reason: `\`${shorten(written)}\` is text, since no space follows its \`${signs}\`. Write \`${shorten(better)}\``,
      fix: [{ range: [from + signs.length, from + signs.length] as const, text: ' ' }],
    }
  })
}

/** Signs of Markdown after backslashes: those of headings and items, quotes and strong words. */
const escaped =
  /(?<=^[ \t>]*)(?:(?:\\#){1,6}|\\#{1,6}|\\[-+*>])(?=[ \t]+\S)|\\\*\\\*[^\s*\\](?:[^*\r\n\\]*[^\s*\\])?\\\*\\\*/gm

/** Fewer are meant as they stand: `\- Ann` below a letter, `\* estimated` below a table. */
const few = 3

/** Finds Markdown that was pasted into an editor, which has escaped it all. */
export function listEscaped(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  const found = at.prose.flatMap(({ block, text, start }) =>
    block.type === 'paragraph' && text.includes('\\')
      ? [...text.matchAll(escaped)].map(({ 0: { length }, index }) => {
          const place = [start + index, start + index + length] as const
          return { place, written: source.slice(...place) }
        })
      : [],
  )
  if (found.length < few || !found.some(({ written }) => /^\\[#-]/.test(written))) return []
  return found.map(({ place, written }) => ({
    place,
    reason: `\`${shorten(written)}\` is text, since a backslash stands before it. Leave the backslash out, if it is meant as Markdown`,
    fix: [{ range: place, text: written.replaceAll('\\', '') }],
  }))
}
