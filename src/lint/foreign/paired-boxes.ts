import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range } from '../finding.js'
import { shorten } from '../quote.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { adviseQuote, alertFor } from './alert-names.js'
import { findMargin, isPlain, linesOf, quote, trimBlank, writeBlock } from './box-repairs.js'

/** A box, or another part of a page, between two commands to a site generator or two tags of a component. */
export interface PairedBox {
  opening: Range
  closing: Range
  /** Where the tag is with which it begins, if it is one to HTML, as in `{{<note>}}` too. */
  tag: number | undefined
  reason: string
  edits: Edit[]
}

interface Command {
  range: Range
  name: string
  words: string
  isEnd: boolean
  isComponent: boolean
}

const values = String.raw`(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^"'{}<>])*?`

const forms: readonly { sign: string; pattern: RegExp; isComponent: boolean }[] = [
  {
    // Hugo: `{{< note >}}`, `{{% /note %}}`
    sign: '{{',
    pattern: new RegExp(
      String.raw`\{\{[<%][ \t]*(?<end>\/[ \t]*)?(?<name>[a-z][\w-]*)(?<words>${values})[ \t]*[>%]\}\}`,
      'gi',
    ),
    isComponent: false,
  },
  {
    // GitBook: `{% hint style="info" %}`, `{% endhint %}`
    sign: '{%',
    pattern: new RegExp(
      String.raw`(?<!\{)\{%-?[ \t]*(?<end>end)?(?<name>[a-z][\w-]*)(?<words>${values})[ \t]*-?%\}`,
      'gi',
    ),
    isComponent: false,
  },
  {
    // MDX: `<Note>`, `</Note>`; HTML is written in small letters.
    sign: '<',
    pattern: new RegExp(String.raw`<(?<end>\/)?(?<name>[A-Z][A-Za-z]+)(?<words>${values})>`, 'g'),
    isComponent: true,
  },
]

/** Names of boxes whose kind is given beside the name. */
const boxNames =
  /^(?:hint|notice|alert|admonition|callout|message|panel|pageinfo|box|notification|aside)$/i

/** Commands to Hugo that only change how what stands between them is set. */
const wrapperNames = /^(?:tabs?|tabpane|tabitem|columns?|expand|steps?|cards?)$/i

const found = new WeakMap<SourceFile, PairedBox[]>()

/** Lists the boxes of a file, in the order in which they begin. */
export function listPairedBoxes(at: SourceFile): PairedBox[] {
  const known = found.get(at) ?? pair(at, listCommands(at))
  found.set(at, known)
  return known
}

function listCommands(at: SourceFile): Command[] {
  const source = textOf(at)
  const code = (['code', 'inlineCode', 'yaml'] as const)
    .flatMap((type) => listNodes(at, type))
    .map(rangeOf)
    .map(([start = 0, end = 0]): Range => [start, end])
    .sort(([a], [b]) => a - b)
  let next = 0
  /** Asked from the first offset to the last. */
  const isCode = (offset: number) => {
    while ((code[next]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) next += 1
    return (code[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset
  }
  return forms
    .flatMap(({ sign, pattern, isComponent }) =>
      source.includes(sign)
        ? [...source.matchAll(pattern)].map(({ 0: written, index, groups = {} }) => {
            const { name = '', words = '', end } = groups
            const range = [index, index + written.length] as const
            return { range, name, words, isEnd: end !== undefined, isComponent }
          })
        : [],
    )
    .sort((a, b) => a.range[0] - b.range[0])
    .filter(({ range: [start], words }) => !isCode(start) && !words.trimEnd().endsWith('/'))
}

interface Pair {
  start: Command
  end: Command
  /** Whether it holds no other pair. */
  isInnermost: boolean
}

function pair(at: SourceFile, commands: readonly Command[]): PairedBox[] {
  const open: Command[] = []
  const pairs: Pair[] = []
  let lastStart = -1
  for (const command of commands) {
    if (!command.isEnd) {
      open.push(command)
      continue
    }
    const index = open.findLastIndex(({ name }) => name === command.name)
    const start = open[index]
    if (!start) continue
    open.length = index
    const [from] = start.range
    pairs.push({ start, end: command, isInnermost: from > lastStart })
    lastStart = Math.max(lastStart, from)
  }
  const tags = listUnknownTags(at)
  return pairs.flatMap((pair) => toBox(at, pair, tags)).sort((a, b) => a.opening[0] - b.opening[0])
}

function toBox(
  at: SourceFile,
  { start, end, isInnermost }: Pair,
  tags: ReadonlySet<number>,
): PairedBox[] {
  const { name, isComponent } = start
  const { kind, title } = readWords(start)
  const own = boxNames.test(name) ? (alertFor(kind) ?? alertFor(name) ?? 'NOTE') : alertFor(name)
  if (own === undefined && !isComponent && !wrapperNames.test(name)) return []
  const source = textOf(at)
  const written = `\`${shorten(source.slice(...start.range))}\``
  const closing = `\`${shorten(source.slice(...end.range))}\``
  const what = isComponent ? 'is no HTML' : 'is a command to a site generator'
  const reason = own
    ? `${written} is a box elsewhere. ${adviseQuote(own)}, with \`> \` before each line, and leave out ${closing}`
    : `${written} ${what}. Leave it out with ${closing}${title ? `, and write its title in bold: \`**${title}**\`` : ''}`
  return [
    {
      opening: start.range,
      closing: end.range,
      tag: findTag(start.range, tags),
      reason,
      edits: isInnermost ? rewrite(at, start, end, { alert: own, title }) : [],
    },
  ]
}

/** Where HTML has tags that it does not know. */
function listUnknownTags(at: SourceFile): Set<number> {
  const faults = listNodes(at, 'html').flatMap(({ data }) => data?.faults ?? [])
  return new Set(faults.map(({ position }) => position.start.offset ?? 0))
}

function findTag([start, end]: Range, tags: ReadonlySet<number>): number | undefined {
  for (let offset = start; offset < end; offset++) if (tags.has(offset)) return offset
  return undefined
}

/** Reads `info "Read this"`, `title="Read this" color="info"`. */
function readWords({ words, name }: Command): { kind: string; title: string } {
  const named = new Map<string, string>()
  const rest = words.replace(
    /([\w-]+)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|\{["'`]?([^{}]*?)["'`]?\}|([^\s"'>]+))/g,
    (_, key: string, ...written: unknown[]) => {
      named.set(key.toLowerCase(), String(written.slice(0, 4).find((value) => value) ?? ''))
      return ''
    },
  )
  const [first = '', second = ''] = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const read = (...keys: readonly string[]) => keys.map((key) => named.get(key)).find(Boolean)
  const kind = read('type', 'style', 'kind', 'color', 'level', 'variant', 'severity') ?? first
  const isBox = boxNames.test(name)
  const title = read('title', 'label', 'header', 'heading', 'name') ?? (isBox ? second : first)
  const isTitle = isBox || alertFor(name) !== undefined || !/^tabs$/i.test(name)
  return { kind, title: isTitle ? title.trim() : '' }
}

/** Returns the edits that make an alert of what stands between two commands which have lines to themselves around it. */
function rewrite(
  at: SourceFile,
  start: Command,
  end: Command,
  { alert, title }: { alert: string | undefined; title: string },
): Edit[] {
  const [from, around] = findMargin(at, start.range[0]) ?? []
  if (from === undefined || around === undefined || !endsBlock(at, end.range[1], around)) return []
  if (!isPlain(at, [from, end.range[1]])) return []
  const [first = '', ...inside] = linesOf(at, [start.range[1], end.range[0]], around)
  const words = trimBlank([first.trim(), ...(start.isComponent ? dedent(inside) : inside)])
  const head = title ? [/[*_]/.test(title) ? title : `**${title}**`] : []
  const lines =
    alert === undefined
      ? [...head, ...(head.length > 0 && words.length > 0 ? [''] : []), ...words]
      : quote(alert, title, words)
  return lines.length === 0 && alert !== undefined
    ? []
    : writeBlock(at, [from, end.range[1]], lines, around)
}

/** Whether nothing follows in the line, nor text below it whose indent would make it code. */
function endsBlock(at: SourceFile, end: number, around: string): boolean {
  const after = /^[ \t]*(?:$|\r?\n(?:[ \t]*\r?\n)*([ \t]*))/.exec(textOf(at).slice(end))
  return after !== null && (after[1] ?? '').replaceAll('\t', '    ').length < around.length + 4
}

/** MDX knows no code by its indent, so what stands in a component may be indented as far as it likes. */
function dedent(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const common = Math.min(...indents)
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common)))
}
