import type { Paragraph, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { isTable } from '../../briefing/captioned-blocks.js'
import { rangeOf } from '../../footnotes/prose.js'
import { soleImage } from '../../source/markdown/sole-image.js'
import { fenceOf } from '../landmarks.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A list, code, a quote, a line or a second table inside a `:::figure`, `:::table`, `:::iocs` or `:::attack`, or a picture
 * where its caption belongs.
 *
 * Such a block holds its picture or its table, then paragraphs: the caption, and remarks under it. Anything else in it would
 * not be printed; the table of an `:::attack` is made from the text.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridge}
 * ![A bridge](bridge.png)
 *
 * A bridge
 *
 * - built in 2018
 * - 19 km long
 * :::
 * ~~~
 * 01-chapter.md 8:1-8:16: A list cannot stand in a `:::figure` and would not be printed. Move it after the `:::` that closes the block, or write it as a paragraph
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figure{#bridges}
 * ![A bridge](bridge.png)
 *
 * ![Another](other.png)
 *
 * ***
 *
 * Two bridges
 * :::
 * ~~~
 * 01-chapter.md 6:1-6:22: This picture would be the caption of the `:::figure`. Give each its own `:::figure`; they stand side by side in `::::figures`
 * 01-chapter.md 8:1-8:4: A line (`***`) cannot stand in a `:::figure` and would not be printed. Leave it out
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * They sent mail (T1566.001).
 *
 * :::attack{#techniques}
 * Techniques in this report
 *
 * | Technique | Use |
 * |---|---|
 * | T1566.001 | mail |
 * :::
 * ~~~
 * 01-chapter.md 8:1-8:20: A table cannot stand in an `:::attack`, whose table is made from the text, and would not be printed. Write it in a `:::table`
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * ::::table{#sums}
 * Sums
 *
 * | Day | Sum |
 * |---|---|
 * | 1 | 2 |
 *
 * A remark.
 *
 * :::tlp{red}
 * Another one.
 * :::
 * ::::
 *
 * - a list
 * ~~~
 */
export default defineRule({
  id: 'container-content',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const container of listNodes(at, 'containerDirective')) {
        if (container.name !== 'figure' && !isTable(container)) continue
        const start = container.position?.start.offset ?? -1
        for (const child of listStrange(container)) {
          report({
            at,
            place: fenceOf(at, child),
            reason: explain(child, container.name, at),
            explainedBy: [
              { ruleId: 'table-without-table', start },
              { ruleId: 'figure-without-image', start },
              { ruleId: 'container-fence', start },
            ],
          })
        }
        const picture = findPictureAsCaption(container)
        if (picture) {
          const reason = `This picture would be the caption of the \`:::${container.name}\`. ${container.name === 'figure' ? adviseFigures : adviseFigure}`
          report({ at, place: picture, reason })
        }
      }
    }
  },
})

const adviseFigures = 'Give each its own `:::figure`; they stand side by side in `::::figures`'
const adviseFigure = 'Move it after the `:::` that closes the block'

/** What is printed, or has no words of its own. */
const held = new Set(['paragraph', 'footnoteDefinition', 'definition', 'html'])

/** The picture that stands by itself where the caption belongs. */
function findPictureAsCaption({ name, children }: ContainerDirective): Paragraph | undefined {
  const paragraphs = children.filter((child) => child.type === 'paragraph')
  const shown = name === 'figure' ? paragraphs.find((each) => soleImage(each)) : undefined
  const caption = paragraphs.find((each) => each !== shown)
  return caption && soleImage(caption) ? caption : undefined
}

/** The blocks in a container that are not printed; a mark of TLP around some is none. */
function listStrange(container: ContainerDirective): RootContent[] {
  const children = container.children.flatMap(openMark)
  const table =
    container.name === 'figure' || container.name === 'attack'
      ? undefined
      : children.find(({ type }) => type === 'table')
  return children.filter((child) => child !== table && !held.has(child.type))
}

function openMark(child: RootContent): RootContent[] {
  return child.type === 'containerDirective' && child.name === 'tlp'
    ? child.children.flatMap(openMark)
    : [child]
}

function explain(child: RootContent, name: string, at: SourceFile): string {
  const what = nameOf(child)
  if (name === 'attack' && child.type === 'table')
    return `${what} cannot stand in an \`:::attack\`, whose table is made from the text, and would not be printed. Write it in a \`:::table\``
  const article = /^[aei]/.test(name) ? 'an' : 'a'
  if (child.type === 'thematicBreak') {
    const written = textOf(at)
      .slice(...rangeOf(child))
      .trim()
    return `${what} (\`${shorten(written)}\`) cannot stand in ${article} \`:::${name}\` and would not be printed. Leave it out`
  }
  return `${what} cannot stand in ${article} \`:::${name}\` and would not be printed. Move it after the \`:::\` that closes the block, or write it as a paragraph`
}

function nameOf(child: RootContent): string {
  switch (child.type) {
    case 'blockquote':
      return 'A quote'
    case 'code':
      return 'Code'
    case 'heading':
      return 'A heading'
    case 'list':
      return 'A list'
    case 'table':
      return 'A table'
    case 'thematicBreak':
      return 'A line'
    case 'containerDirective':
      return `A \`:::${child.name}\``
    case 'htmlElement':
      return `\`<${child.tagName}>\``
    default:
      return 'This block'
  }
}
