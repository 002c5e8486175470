import fc from 'fast-check'
import { defaultSchema } from 'hast-util-sanitize'
import type { Nodes } from 'mdast'
import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import { expect, it } from 'vitest'
import { containerNames } from '../../src/lint/containers.js'
import { frontMatterSchema } from '../../src/source/front-matter.js'
import { parseMarkdown } from '../../src/source/markdown/parse-text.js'
import { randomBriefing } from './arbitraries/briefing.js'
import { writeRandomBriefing } from './write/briefing.js'

const sources = fc
  .sample(randomBriefing, { seed: 1, numRuns: 60 })
  .flatMap((briefing) => Object.entries(writeRandomBriefing(briefing).files))
  .flatMap(([name, content]) => (name.endsWith('.md') ? [content] : []))
const written: Node[] = []
for (const source of sources) visit(parseMarkdown(source), (node) => void written.push(node))

/** What is in no tree as it is written: `::name` is text, references are resolved, and HTML is not read yet. */
const never = ['leafDirective', 'imageReference', 'linkReference', 'htmlElement']

/** Every type that a tree of the source format may hold; the compiler knows when one is missing. */
const types: Record<Nodes['type'], true> = {
  blockquote: true,
  break: true,
  code: true,
  containerDirective: true,
  definition: true,
  delete: true,
  emphasis: true,
  footnoteDefinition: true,
  footnoteReference: true,
  heading: true,
  html: true,
  htmlElement: true,
  image: true,
  imageReference: true,
  inlineCode: true,
  leafDirective: true,
  link: true,
  linkReference: true,
  list: true,
  listItem: true,
  paragraph: true,
  root: true,
  strong: true,
  table: true,
  tableCell: true,
  tableRow: true,
  text: true,
  textDirective: true,
  thematicBreak: true,
  yaml: true,
}

it('random briefings hold every type of node of the format', () => {
  const wanted = Object.keys(types).filter((type) => !never.includes(type))
  expect([...new Set(written.map(({ type }) => type))].sort()).toEqual(wanted.sort())
})

it('random briefings hold every directive', () => {
  const names = written.flatMap((node) =>
    node.type === 'containerDirective' && 'name' in node ? [node.name] : [],
  )
  expect([...new Set(names)].sort()).toEqual([...containerNames].sort())
})

/** What Markdown has signs for, or what means nothing here; the tests of `source/html` have them. */
const unmade = 'code h1 h2 h3 h4 h5 h6 input picture q rp source strike strong tfoot'

it('random briefings hold the HTML that has no signs in Markdown', () => {
  const html = written.flatMap((node) =>
    node.type === 'html' && 'value' in node ? [String(node.value)] : [],
  )
  const names = new Set([...html.join('\n').matchAll(/<([a-z]\w*)/g)].map(([, name]) => name))
  const missing = (defaultSchema.tagNames ?? []).filter((name) => !names.has(name))
  expect(missing.sort().join(' ')).toBe(unmade)
})

it('random briefings hold every key of the front matter but what a translation leaves out', () => {
  const keys = new Set(sources.flatMap((source) => source.match(/^[\w-]+(?=:)/gm) ?? []))
  const missing = Object.keys(frontMatterSchema.shape).filter((key) => !keys.has(key))
  expect(missing).toEqual(['translation-omits'])
})
