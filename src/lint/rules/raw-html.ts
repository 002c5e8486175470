import * as z from 'zod'
import { group } from '../../group.js'
import { isShown } from '../../source/html/allow-list.js'
import type { HtmlFault, HtmlTag } from '../../source/html/nodes.js'
import type { Edit, RuleFinding } from '../finding.js'
import { adviceByElement, isWord } from '../foreign/html-elements.js'
import { isIdle, listHtmlRepairs } from '../foreign/html-repairs.js'
import { listPairedBoxes } from '../foreign/paired-boxes.js'
import { explainSiteCode } from '../foreign/site-commands.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * HTML that the report does not show as it was written.
 *
 * HTML is read as GitHub reads it: `<br>`, `<sub>`, `<kbd>`, `<details>`, tables, and whatever else is on its list.
 * Scripts, styles, frames, forms and what an element does when it is clicked are not. Where a tag is left open, or text
 * stands between the cells of a table, a browser would show it elsewhere than it was written. A comment that is never
 * closed hides what follows. A house may allow fewer elements with the option `elements`; with an empty list, HTML is
 * refused altogether. Where the rule is off, what GitHub does not show is left out, and its text is kept. An attribute
 * that only names or sorts, such as `class` or `target`, or chooses a picture by the reader's screen, is left out with a
 * warning.
 *
 * The fix leaves out tags that only change the type (`<small>`, `<font>`), and writes what is shown for those that have a
 * match: `<ins>` for `<u>`, `<strong>` for `<mark>`, `<em>` for `<cite>`, `<div align="center">` for `<center>`, a
 * `:::figure` for a `<figure>`, an alert for an `<aside>` on lines of its own, as Notion exports a callout, and for boxes
 * that are components of MDX, such as `<Note>`; of other components that hold text, the text. It leaves out
 * the widths of columns, and attributes that only name, sort or dress an element, such as `class` or `style="color: red"`.
 * It puts the caption of a table above it. Of words in angle brackets, such as `<host>`, it makes text, and it ends `<div/>` where it was meant to end.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * <p onclick="open()">A claim.</p>
 *
 * <script>alert(1)</script>
 *
 * A <mark>marked</mark> word, and a <name>.
 *
 * {{<youtube rrVr>}}
 * ~~~
 * 01-chapter.md 3:4-3:20: The attribute `onclick` of `<p>` is not one that GitHub keeps, so it would be left out. Remove it
 * 01-chapter.md 5:1-5:9: `<script>` is not HTML that GitHub shows. Leave it out, or write it as code
 * 01-chapter.md 7:3-7:9: `<mark>` is not HTML that GitHub shows. Leave it out, or use `**…**`
 * 01-chapter.md 7:35-7:41: `<name>` is not HTML that GitHub shows. If it is meant as text, write `&lt;name>`, or as code
 * 01-chapter.md 9:3-9:17: `{{<youtube …>}}` is a command to a site generator. Leave it out, or write what it would have shown
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * <!-- hidden
 *
 * The rest.
 * ~~~
 * 01-chapter.md 3:1-3:12: This comment is never closed, so it hides the rest of the file. Close it with `-->`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * <table><tr><td>A cell</td>loose words</tr></table>
 *
 * About 10<sup>6 hosts.
 * ~~~
 * 01-chapter.md 3:27-3:38: This would be shown in a different place from where it is written: it stands between the cells of a table, or is a link inside a link. Move it
 * 01-chapter.md 5:9-5:14: `<sup>` is never closed, so it takes in all that follows. Close it with `</sup>`
 *
 * @bad { "elements": ["br"] }
 * ~~~md 01-chapter.md
 * # One
 *
 * A <b>bold</b><br>claim.
 * ~~~
 * 01-chapter.md 3:3-3:6: `<b>` is not HTML that may be used here. Write it in Markdown
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * <!-- A comment. -->
 *
 * About 10<sup>6</sup> hosts, and <b>more</b> <!-- and another comment -->.
 *
 * <details><summary>How we counted</summary>
 *
 * By **hand**.
 *
 * </details>
 * ~~~
 */
export default defineRule({
  id: 'raw-html',
  severity: 'error',
  suppressible: true,
  fixable: true,
  disclaimer: true,
  scope: 'briefing',
  options: z.strictObject({
    elements: z
      .array(z.string().refine(isShown, 'GitHub shows no such element'))
      .optional()
      .describe('The elements of HTML that may be used; by default all that GitHub shows.'),
  }),
  check({ files }, report, { elements }) {
    const isAllowed = (name: string) => !elements || elements.includes(name)
    for (const at of files) {
      const repairs = listHtmlRepairs(at)
      const boxes = listPairedBoxes(at)
      for (const node of listNodes(at, 'html')) {
        const found = [
          ...(node.data?.faults ?? []).map((fault) => explain(at, fault)),
          ...(node.data?.tags ?? []).flatMap((tag) => refuse(tag, isAllowed)),
        ].map(({ position, ...said }): Fault => {
          const box = boxes.find(({ tag }) => tag === position.start.offset)
          const fix = box?.edits ?? repairs.get(position)
          return {
            place: { position },
            ...said,
            ...(box && { reason: box.reason }),
            ...(fix && { fix }),
          }
        })
        for (const fault of joinAlike(found)) report({ at, ...fault })
      }
    }
  },
})

type Fault = Omit<RuleFinding, 'at' | 'fix'> & { fix?: readonly Edit[] }

/** Makes one of all that `--fix` repairs alike in a block: each cell of a table of Word's has the same attributes. */
function joinAlike(faults: readonly Fault[]): Fault[] {
  const alike = group(faults, ({ reason, fix, place }) => (fix ? reason : place))
  return [...alike.values()].flatMap((same) => {
    const [first, ...others] = same
    if (!first || others.length === 0) return same
    const reason = `${first.reason}, and ${others.length} more like it in this block`
    return [{ ...first, reason, fix: same.flatMap(({ fix = [] }) => fix) }]
  })
}

function explain(at: SourceFile, fault: HtmlFault) {
  const reason = explainSiteCode(at, fault) ?? explainWord(at, fault) ?? explainFault(fault)
  return { position: fault.position, reason, ...(isIdle(fault) && { atMost: 'warning' as const }) }
}

/** `<T>` and `<your name>` are no elements. */
function explainWord(at: SourceFile, { kind, element, position }: HtmlFault): string | undefined {
  if (kind !== 'element' || !isWord(element)) return undefined
  const written = textOf(at).slice(position.start.offset, position.end.offset)
  const shown = shorten(written)
  return `\`${shown}\` is not HTML that GitHub shows. If it is meant as text, write \`&lt;${shown.slice(1)}\`, or as code`
}

/** Says that the house does not want an element which GitHub shows. */
function refuse({ name, position }: HtmlTag, isAllowed: (name: string) => boolean) {
  if (!isShown(name) || isAllowed(name)) return []
  return [
    { position, reason: `\`<${name}>\` is not HTML that may be used here. Write it in Markdown` },
  ]
}

/** Attributes that choose a picture by the reader's screen; a page has none. */
const choosing = new Set(['srcset', 'sizes', 'media'])

function explainFault({ kind, element, attribute }: HtmlFault): string {
  const tag = `\`<${shorten(element)}>\``
  switch (kind) {
    case 'element':
      return `${tag} is not HTML that GitHub shows. ${adviceByElement.get(element) ?? 'Leave it out, or write it as code'}`
    case 'attribute':
      if (attribute && choosing.has(attribute))
        return `The attribute \`${attribute}\` of ${tag} is left out: the picture that \`src\` of \`<img>\` names is shown everywhere. Remove it`
      return `The attribute \`${shorten(attribute ?? '')}\` of ${tag} is not one that GitHub keeps, so it would be left out. Remove it`
    case 'declaration':
      return 'This is not an element, and nothing of it is shown. Leave it out, or write it as code'
    case 'comment':
      return 'This comment is never closed, so it hides the rest of the file. Close it with `-->`'
    case 'cut':
      return 'This tag is never closed, so it takes in the text after it. Close it with `>`, and leave no blank line in it'
    case 'open':
      return `${tag} is never closed, so it takes in all that follows. Close it with \`</${element}>\``
    case 'moved':
      return 'This would be shown in a different place from where it is written: it stands between the cells of a table, or is a link inside a link. Move it'
    case 'deep':
      return 'Too many elements of HTML inside each other. Close them'
  }
}
