import type { Nodes, Yaml } from 'mdast'
import { isScalar, parseDocument } from 'yaml'
import { listVisits } from '../../source/markdown/walk.js'
import { isMark } from '../../source/tlp/marks.js'
import { mayBeMark } from '../foreign/withholding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * What looks like a mark of who may read what, but is not one.
 *
 * It would be printed as it stands, and its words with it, for everyone. A mark is `:tlp[words]{level}`, in small
 * letters and without a space, in the text: not in an alternative text, a title in quotes, an address, HTML or code,
 * nor in the front matter, where only the disclaimer has marks.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * title: "March :tlp[and APT28]{amber}"
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * It was :TLP[them]{amber}, :tlp{amber}[them], : tlp [them]{amber} and ：tlp［them］; or :amber[them].
 *
 * It was [them]{amber}, or [them]{tlp=amber}, in [their lair[^a]]{.amber+strict} of [gold]{.amber-light}.
 *
 * ![A map :tlp[of Kyiv]{amber}](map.png)
 *
 * `ping :tlp[gate.example]{amber}`
 *
 * ```yara
 * rule :tlp[apt28]{amber} {}
 * ```
 * ~~~
 * briefing.md 2:15-2:20: `:tlp[` is not a mark here, so it and its words would be printed for everyone. In front matter only the disclaimer has marks
 * 01-chapter.md 3:8-3:13: `:TLP[` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 3:27-3:32: `:tlp{` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 3:46-3:53: `: tlp [` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 3:70-3:75: `：tlp［` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 3:85-3:92: `:amber[` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 5:8-5:21: `[them]{amber}` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 5:26-5:43: `[them]{tlp=amber}` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 5:48-5:79: `[their lair[^a]]{.amber+strict}` is not a mark here, so it and its words would be printed for everyone. Write `:tlp[words]{level}`, in lower case and without a space
 * 01-chapter.md 7:9-7:14: `:tlp[` is not a mark here, so it and its words would be printed for everyone. A picture is marked whole: `:tlp[![…](…)]{level}`
 * 01-chapter.md 9:7-9:12: `:tlp[` is not a mark here, so it and its words would be printed for everyone. In code nothing can be marked; mark all of it: `` :tlp[`code`]{level} ``
 * 01-chapter.md 12:6-12:11: `:tlp[` is not a mark here, so it and its words would be printed for everyone. In code nothing can be marked; put `:::tlp{level}` around the whole block
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * ```kql
 * T | where x == 1```
 *
 * :::tlp{amber}
 * The victim is known.
 * :::
 *
 * ```
 * ~~~
 * 01-chapter.md 6:1-6:7: `:::tlp` stands in the code that begins in line 3, so it keeps nothing from anyone. Close the code above it
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * It was :tlp[them]{amber}; `:tlp[them]{amber}` is how that is written, or \:tlp[them].
 * ~~~
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * disclaimer: "Not for :tlp[\"them\"]{amber}."
 * ---
 * ~~~
 */
export default defineRule({
  id: 'tlp-mark',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  disclaimer: true,
  check({ files }, report) {
    for (const at of files) {
      const text = textOf(at)
      if (!/tlp|clear|green|amber|red/i.test(text)) continue
      const visits = listVisits(at.written ?? at.tree)
      const starts = new Set(visits.flatMap(({ node }) => (isMark(node) ? listStarts(node) : [])))
      const around = visits.flatMap(({ node }) => (isSpecial(node) ? [node] : []))
      for (const { 0: found, index } of text.matchAll(fenceInCode)) {
        const code = around.find((node) => node.type === 'code' && isInside(node, index))
        if (!code || isShown(code)) continue
        report({
          at,
          place: [index, index + found.length - 1],
          reason: `\`${found.slice(0, -1).trimEnd()}\` stands in the code that begins in line ${code.position?.start.line}, so it keeps nothing from anyone. Close the code above it`,
        })
      }
      for (const { 0: found, 1: dressed, 2: attributes = dressed, index } of text.matchAll(
        looksLikeMark,
      )) {
        if (starts.has(index) || (attributes && !mayBeMark(attributes))) continue
        const place = around.find((node) => isInside(node, index))
        if (place && (advice[place.type] === undefined || isShown(place))) continue
        if (place && attributes) continue
        if (place?.type === 'yaml' && isInDisclaimer(at, place, index)) continue
        report({
          at,
          place: [index, index + found.length],
          reason: `\`${shorten(found)}\` is not a mark here, so it and its words would be printed for everyone. ${(place && advice[place.type]) ?? adviseOn(found)}`,
        })
      }
    }
  },
})

/** The fence of a block that stands in code. */
const fenceInCode = /(?<=[\n\r][ \t>]*):{3,}[ \t]*tlp[ \t]*\{/gi

const levelName = String.raw`(?:clear|green|amber(?:\+strict)?|red)`

/**
 * After a backslash it is meant as text; after further colons it is a block's fence, which other rules check. A mark that
 * lacks its name is written as pandoc dresses words, links, pictures and headings: `[words]{amber}`, `## Title {.tlp-red}`.
 */
const looksLikeMark = new RegExp(
  [
    String.raw`(?<![\\:])[:：][ \t]?tlp[ \t]?[[［{｛]`,
    String.raw`(?<![\\:\w])[:：]${levelName}\[`,
    String.raw`(?<![\\\w:：}]|tlp[ \t])\[(?:[^[\]\r\n]|\[[^[\]\r\n]*\])+\](\{[^{}\r\n]*\})`,
    String.raw`(?:(?<=[)\x60])|(?<=[ \t])(?=\{[ \t]*(?:[.#]|tlp)))(\{[^{}\r\n]*\})`,
  ].join('|'),
  'giu',
)

function adviseOn(found: string): string {
  return found.startsWith('{')
    ? 'Write `:tlp[words]{level}`, or put `:::tlp{level}` around whole blocks'
    : 'Write `:tlp[words]{level}`, in lower case and without a space'
}

const advice: Partial<Record<Nodes['type'], string>> = {
  yaml: 'In front matter only the disclaimer has marks',
  image: 'A picture is marked whole: `:tlp[![…](…)]{level}`',
  html: 'In HTML nothing can be marked; write it as Markdown',
  code: 'In code nothing can be marked; put `:::tlp{level}` around the whole block',
  inlineCode: 'In code nothing can be marked; mark all of it: `` :tlp[`code`]{level} ``',
}

/** Whether code shows how a mark is written. */
function isShown(node: Nodes): boolean {
  if (node.type === 'code') return /^(?:md|markdown)$/i.test(node.lang ?? '')
  return node.type === 'inlineCode' && /^[:：] ?tlp\S*$/i.test(node.value.trim())
}

/** Nodes whose text is not prose: it is shown as it is, or not printed. */
function isSpecial({ type }: Nodes): boolean {
  return ['code', 'inlineCode', 'html', 'yaml', 'image'].includes(type)
}

function isInside({ position }: Nodes, offset: number): boolean {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start !== undefined && end !== undefined && start <= offset && offset < end
}

function listStarts({ position }: Nodes): number[] {
  return position?.start.offset === undefined ? [] : [position.start.offset]
}

/** The disclaimer is looked at by itself, however YAML quotes it. */
function isInDisclaimer(at: SourceFile, { value, position }: Yaml, index: number): boolean {
  const start = textOf(at).indexOf(value, position?.start.offset)
  const written = parseDocument(value).get('disclaimer', true)
  const [from, to] = (isScalar(written) && written.range) || []
  return from !== undefined && to !== undefined && start + from <= index && index < start + to
}
