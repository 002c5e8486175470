import type { Definition } from 'mdast'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { toIdentifier } from '../../footnotes/attempts.js'
import { hidden } from '../../footnotes/prose.js'
import type { Range } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile } from '../source.js'

/**
 * A link `[text][label]` whose label has no definition, or a definition that no link uses.
 *
 * The link prints as it is typed, brackets and all, and the definition not at all: usually one of the two is mistyped,
 * or a sentence such as `[Note]: important` was taken for a definition. A comment, `[//]: # (words)`, is neither. Right
 * before a footnote call, a link needs its second pair of brackets: `[Act][][^a]`.
 *
 * @bad
 * ~~~md
 * Under the [law][akt] of 2023.
 *
 * [act]: https://example.com/act
 * ~~~
 * 1:11-1:21: The link `[law][akt]` has no definition, so it prints as it is typed. Did you mean `[act]`?
 * 3:1-3:31: No link uses the definition `[act]`, so nothing of it is printed. Write `[text][act]` where it belongs, or remove it
 *
 * @bad
 * ~~~md
 * Under the [Act][^a] of 2023.
 *
 * [act]: https://example.com/act
 * [^a]: A source.
 * ~~~
 * 1:11-1:16: `[Act]` is not a link before a footnote call, so it prints as it is typed. Write `[Act][]`
 *
 * @good
 * ~~~md
 * Under the [law][act] of 2023, the [Act], the [Act][][^a] and `a[0][1]`.
 *
 * [act]: https://example.com/act
 * [//]: # (No link, but a comment.)
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'link-definition',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  disclaimer: true,
  check({ files }, report) {
    for (const at of files) {
      const definitions = listNodes(at, 'definition').filter((one) => !isSpecial(one))
      const nearest = createNearest(definitions.map(({ label, identifier }) => label ?? identifier))
      for (const { range, label, shown } of listUndefined(at)) {
        report({
          at,
          place: range,
          reason: `The link \`${shorten(shown)}\` has no definition, so it prints as it is typed.${didYouMean(nearest(label), (near) => `[${near}]`) || ` Add \`[${shorten(label)}]: https://…\` on a line of its own`}`,
        })
      }
      const before = listBeforeCalls(at, new Set(definitions.map(({ identifier }) => identifier)))
      for (const { range, shown } of before) {
        const reason = `\`${shorten(shown)}\` is not a link before a footnote call, so it prints as it is typed. Write \`${shorten(shown)}[]\``
        report({ at, place: range, reason })
      }
      const used = new Set([...listUsed(at), ...before.map(({ label }) => label)])
      for (const definition of definitions) {
        const { identifier, label } = definition
        if (used.has(identifier)) continue
        const shown = shorten(label ?? identifier)
        report({
          at,
          place: definition,
          reason: `No link uses the definition \`[${shown}]\`, so nothing of it is printed. Write \`[text][${shown}]\` where it belongs, or remove it`,
        })
      }
    }
  },
})

/** Comments in the disguise of definitions, and notes with a blank in their label (footnote-label-invalid). */
function isSpecial({ label, url }: Definition): boolean {
  return url === '' || url === '#' || label?.startsWith('^') === true
}

function listUsed(at: SourceFile): ReadonlySet<string | undefined> {
  return new Set(
    [...listNodes(at, 'link'), ...listNodes(at, 'image')].map(({ data }) => data?.definition),
  )
}

interface UndefinedLink {
  range: Range
  label: string
  shown: string
}

/** Lists what is written like `[text][label]` and is text. */
function listUndefined({ prose }: SourceFile): UndefinedLink[] {
  return prose.flatMap(({ text, start }) =>
    [...text.matchAll(fullReference)].flatMap(
      ({ 0: shown, 1: words = '', 2: given = '', index }) => {
        const label = given || words
        if (!/\p{L}/u.test(words) || `${words}${given}`.includes(hidden)) return []
        if (isCharacterClass(words) || isCharacterClass(given)) return []
        const at = start + index
        return [{ range: [at, at + shown.length], label, shown }]
      },
    ),
  )
}

/**
 * Lists the `[words]` that a call follows: CommonMark 0.31.2, 6.3 takes the two for `[text][label]`, and then for neither.
 */
function listBeforeCalls(
  { prose, footnotes }: SourceFile,
  defined: ReadonlySet<string>,
): UndefinedLink[] {
  const calls = new Set(footnotes.calls.map(({ node }) => node.position?.start.offset))
  return prose.flatMap(({ text, start }) =>
    [...text.matchAll(shortcut)].flatMap(({ 0: shown, 1: words = '', index }) => {
      const at = start + index
      const label = toIdentifier(words)
      if (!defined.has(label) || !calls.has(at + shown.length)) return []
      return [{ range: [at, at + shown.length] as const, label, shown }]
    }),
  )
}

/** Before what is hidden of a text, such as a call. */
const shortcut = new RegExp(String.raw`(?<!\\)!?\[([^[\]^\\]+)\](?=${hidden})`, 'gu')

/** Not after a word, as in `argv[1][2]`. */
const fullReference = /(?<![\p{L}\p{N}_\]\\!])\[([^[\]^\\]+)\]\[([^[\]^\\]*)\]/gu

/** `[a-z][0-9]` */
function isCharacterClass(words: string): boolean {
  return /^(?:\S-\S)+\S?$/.test(words)
}
