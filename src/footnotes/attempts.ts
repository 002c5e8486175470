import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Visit } from '../source/markdown/walk.js'
import { hidden, type Prose, rangeOf } from './prose.js'

/** Something that an author meant as a call (or a definition) and that the parser did not take for one. */
export interface Attempt {
  kind:
    | 'undefined'
    /** `[^a b]` */
    | 'blank'
    /** `[^ a]`, `[^a ]` */
    | 'padded'
    /** `\[^a]` */
    | 'escaped'
    /** `[^a` */
    | 'unclosed'
    /** `(^a)`, `[a^]`, `[a]`, `［^a］`, where the file has a note of that label. */
    | 'form'
    /** `^[a]` */
    | 'inline'
    /** `![a[^a]](…)` */
    | 'alt'
    /** `![a](… "a[^a]")` */
    | 'title'
    /** `<p>[^a]</p>` */
    | 'html'
    /** `title: A[^a]` */
    | 'front-matter'
  /** As written, between `[^` and `]`. */
  label: string
  identifier: string
  start: number
  end: number
  prose: Prose | undefined
}

/** Takes what stands between `[^` and `]`; returns what the parser compares. */
export function toIdentifier(label: string): string {
  return normalizeIdentifier(label).toLowerCase()
}

/** Takes a label; returns it as Japanese keyboards write it where they are not set to Japanese: `１` is `1`. */
export function narrowLabel(label: string): string {
  return label.normalize('NFKC')
}

/** Lists the calls that a reader would see as text, or not at all, in document order. */
export function listAttempts(
  visits: readonly Visit[],
  prose: readonly Prose[],
  source: string,
  isDefined: (identifier: string) => boolean,
): Attempt[] {
  const attempts = [
    ...prose.flatMap((text) => scanProse(text, isDefined)),
    ...visits.flatMap(({ node }): Attempt[] => {
      const [start, end] = rangeOf(node)
      if (start === undefined || end === undefined) return []
      const slice = source.slice(start, end)
      if (node.type === 'image') return scanImage(slice, start)
      if (node.type === 'link' && node.title) return scanLink(slice, start)
      if (node.type === 'html') return scanPlain(blankComments(slice), start, 'html')
      if (node.type === 'yaml')
        return scanPlain(blankIndented(blankCode(slice)), start, 'front-matter')
      return []
    }),
  ]
  return attempts.sort((a, b) => a.start - b.start)
}

/** Backslashes that are looked at before a bracket: a hostile text has a million, before each of its brackets. */
const mostEscapes = 40

function scanProse(prose: Prose, isDefined: (identifier: string) => boolean): Attempt[] {
  const { text } = prose
  return [...text.matchAll(/\[\^((?:[^[\]\\]|\\[\s\S])*)(\]?)/g)].flatMap((match): Attempt[] => {
    const [whole, label = '', close] = match
    const identifier = toIdentifier(label)
    const start = prose.start + match.index
    const attempt = { label, identifier, start, end: start + whole.length, prose }
    const before = text.slice(Math.max(0, match.index - mostEscapes), match.index)
    if ((/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 1) {
      return close && isDefined(identifier)
        ? [{ ...attempt, kind: 'escaped', start: start - 1 }]
        : []
    }
    if (!close) {
      const word = /^[^\s\p{Po}\p{Ps}\p{Pe}\uFFFC]*/u.exec(label)?.[0] ?? ''
      if (!word) return []
      return [
        {
          ...attempt,
          kind: 'unclosed',
          label: word,
          identifier: toIdentifier(word),
          end: start + 2 + word.length,
        },
      ]
    }
    if (identifier === '' || label.includes(hidden)) return []
    if (/\s/.test(label.trim())) return [{ ...attempt, kind: 'blank' }]
    if (label.trim() !== label) return [{ ...attempt, kind: 'padded' }]
    return [{ ...attempt, kind: 'undefined' }]
  })
}

function scanImage(slice: string, start: number): Attempt[] {
  const afterAlt = start + Math.max(slice.lastIndexOf(']('), slice.lastIndexOf(']['))
  return scanPlain(slice, start, 'alt').map((attempt) =>
    attempt.start < afterAlt ? attempt : { ...attempt, kind: 'title' },
  )
}

/** The title of a reference link stands elsewhere, in its definition. */
function scanLink(slice: string, start: number): Attempt[] {
  const afterWords = slice.endsWith(')') ? slice.lastIndexOf('](') : slice.length
  return scanPlain(slice.slice(afterWords), start + afterWords, 'title')
}

function scanPlain(slice: string, start: number, kind: Attempt['kind']): Attempt[] {
  return [...slice.matchAll(/(?<!\\)\[\^([^[\]\s]+)\]/g)].map((match) => ({
    kind,
    label: match[1] ?? '',
    identifier: toIdentifier(match[1] ?? ''),
    start: start + match.index,
    end: start + match.index + match[0].length,
    prose: undefined,
  }))
}

/** The disclaimer is Markdown, and may show in code how notes are written. */
function blankCode(markdown: string): string {
  return markdown.replace(
    /\\[\s\S]|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g,
    (found, fence: string | undefined) => (fence ? ' '.repeat(found.length) : found),
  )
}

/** So it may by four blanks before each line, unless they stand for an item of a list. */
function blankIndented(yaml: string): string {
  const found = /^disclaimer: *[|>].*\n(?:[ \t]*\n)*( +)/m.exec(yaml)
  if (!found) return yaml
  const { index, 1: margin } = found
  const code = new RegExp(`^(?:${margin} {4}.*(?:\\n|$))+`)
  const item = new RegExp(`^${margin} {0,3}(?:[-*+]|\\d+[.)])\\s`, 'm')
  let isInList = false
  const parts = yaml
    .slice(index)
    .split(/(\n(?:[ \t]*\n)+)/)
    .map((part) => {
      if (part.trim() === '') return part
      if (code.test(part))
        return isInList ? part : part.replace(code, (lines) => ' '.repeat(lines.length))
      isInList = item.test(part)
      return part
    })
  return yaml.slice(0, index) + parts.join('')
}

/** What an author commented out is not lost. */
function blankComments(html: string): string {
  return html.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => ' '.repeat(comment.length))
}
