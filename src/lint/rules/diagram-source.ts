import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/** What others draw from a block of code, by its language. */
const drawn: Readonly<Record<string, string>> = {
  mermaid: 'diagram',
  plantuml: 'diagram',
  puml: 'diagram',
  graphviz: 'diagram',
  dot: 'diagram',
  d2: 'diagram',
  math: 'formula',
  geojson: 'map',
  topojson: 'map',
  stl: 'model',
}

/**
 * A block of code that is drawn elsewhere and printed here.
 *
 * GitHub shows a `mermaid` block as a diagram and a `math` block as a formula; other tools draw `plantuml` or `dot`.
 * Here nothing is run to build a report, so both editions show the lines as they are written. Export the drawing as SVG:
 * it prints sharp, and its letters can be searched.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # Chapter
 *
 * ```mermaid
 * graph LR
 *   A --> B
 * ```
 *
 * ```math
 * e = mc^2
 * ```
 * ~~~
 * 01-chapter.md 3:1-6:4: This `mermaid` block is printed as its source, not as a diagram. Export the diagram as SVG and write `![what it shows](figures/diagram.svg)`, or label the block `text` to print its source
 * 01-chapter.md 8:1-10:4: This `math` block is printed as its source, not as a formula. Export the formula as SVG and write `![what it shows](figures/formula.svg)`, or label the block `text` to print its source
 *
 * @good
 * ~~~md 01-chapter.md
 * # Chapter
 *
 * ![A leads to B](figures/diagram.svg "The chain")
 *
 * ```text
 * graph LR
 * ```
 * ~~~
 */
export default defineRule({
  id: 'diagram-source',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const block of listNodes(at, 'code')) {
        const language = block.lang ?? ''
        const kind = Object.hasOwn(drawn, language.toLowerCase())
          ? drawn[language.toLowerCase()]
          : undefined
        if (kind === undefined) continue
        report({
          at,
          place: block,
          reason: `This \`${language}\` block is printed as its source, not as a ${kind}. Export the ${kind} as SVG and write \`![what it shows](figures/${kind}.svg)\`, or label the block \`text\` to print its source`,
        })
      }
    }
  },
})
