import type { Heading, Paragraph } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { rangeOf } from '../../footnotes/prose.js'
import type { ForeignFinding, Range } from '../finding.js'
import { shorten } from '../quote.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { mayBeMark, mayHide } from './withholding.js'

/** What the names of Quarto lead to, by how they begin. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['fig', 'figure'],
  ['tbl', 'table'],
  ['sec', 'section'],
  ['eq', 'formula'],
  ['lst', 'piece of code'],
])

const quartoName = String.raw`(?:${[...kinds.keys()].join('|')})-[\p{L}\p{N}_-]*[\p{L}\p{N}]`

/** `@fig-plot`, `[@fig-plot; @tbl-hosts]`. */
const reference = new RegExp(
  String.raw`\[-?@${quartoName}(?:[;,] ?-?@${quartoName})*\](?![([\uFFFC])|(?<![\p{L}\p{N}_.@/\[;-])@${quartoName}(?![\p{L}\p{N}_@])(?!\.\p{L})`,
  'gu',
)
const named = new RegExp(`@(${quartoName})`, 'gu')

/** Finds references to figures, tables and sections as Quarto writes them. */
export function listCrossReferences(at: SourceFile): ForeignFinding[] {
  return at.prose.flatMap(({ text, start }) =>
    text.includes('@')
      ? [...text.matchAll(reference)].map(({ 0: written, index }) => {
          const place = [start + index, start + index + written.length] as const
          const names = [...written.matchAll(named)].map(([, name = '']) => name)
          const links = names.map((name) => linkTo(at, name))
          const isWhole = links.every((link) => link !== undefined)
          return {
            place,
            reason: `\`${shorten(written)}\` ${explain(names[0] ?? '')}`,
            fix: isWhole ? [{ range: place, text: links.join(', ') }] : [],
          }
        })
      : [],
  )
}

function explain(name: string): string {
  const kind = kinds.get(name.split('-')[0] ?? '') ?? ''
  const refers = `refers to a ${kind} elsewhere`
  if (kind === 'section') return `${refers}. Write \`[its words](#its-words)\``
  return kind === 'figure' || kind === 'table'
    ? `${refers}. Write \`[](#${name})\`, and give the ${kind} that name: \`:::${kind}{#${name}}\``
    : `${refers}. Say in words what is meant`
}

/** What leads to something of that name here; undefined where nothing in the file has it. */
function linkTo(at: SourceFile, name: string): string | undefined {
  if (name.startsWith('sec-')) {
    const heading = listNodes(at, 'heading').find((each) => nameOf(at, each) === name)
    return heading && `[${wordsOf(heading)}](#${name})`
  }
  return textOf(at).includes(`{#${name}`) ? `[](#${name})` : undefined
}

function nameOf(at: SourceFile, heading: Heading): string | undefined {
  return /\{:?[^{}]*#([\w.:-]+)[^{}]*\}\s*$/.exec(textOf(at).slice(...spanOf(heading)))?.[1]
}

function wordsOf(heading: Heading): string {
  return textIn(heading)
    .replace(/\s*\{[^{}]*\}\s*$/, '')
    .replace(/[[\]\\`*_<]/g, '\\$&')
}

/** `![Words](plot.png){#fig-plot fig-alt="…"}`, which is all of a paragraph. */
const figure = new RegExp(
  String.raw`^!\[(?<words>(?:[^[\]\\]|\\.)+)\](?<address>\([^\r\n]*?\))\{(?<attributes>[^{}]*#(?<name>${quartoName})(?![\p{L}\p{N}_-])[^{}]*)\}$`,
  'su',
)

/** Finds pictures that Quarto makes figures of, so that something can refer to them. */
export function listNamedPictures(at: SourceFile): ForeignFinding[] {
  return listNodes(at, 'paragraph').flatMap((paragraph: Paragraph) => {
    const [image] = paragraph.children
    if (image?.type !== 'image') return []
    const [start, end] = spanOf(paragraph)
    const found = figure.exec(textOf(at).slice(start, end))
    const { words = '', address = '', attributes = '', name = '' } = found?.groups ?? {}
    if (!found) return []
    const alternative = /\bfig-alt="([^"]*)"/.exec(attributes)?.[1] ?? image.alt ?? ''
    const from = end - attributes.length - 2
    const text = `:::figure{#${name}}\n![${alternative}]${address}\n\n${words}\n:::`
    return [
      {
        place: [from, end] as const,
        reason: `\`${shorten(`{${attributes}}`)}\` makes a figure of the picture elsewhere. Write \`:::figure{#${name}}\`, the picture, its caption and \`:::\``,
        fix:
          mayBeMark(attributes) || mayHide(attributes)
            ? []
            : [{ range: [start, end] as const, text }],
      },
    ]
  })
}

function spanOf(node: Heading | Paragraph): Range {
  const [start = 0, end = 0] = rangeOf(node)
  return [start, end]
}
