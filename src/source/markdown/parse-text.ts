import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { controls } from '../characters/controls.js'
import { dropInvisible, mayHoldInvisible } from '../characters/invisible.js'
import { readHtml } from '../html/read-html.js'
import { endBareAddresses } from './bare-addresses.js'
import { knownDirectives, shield, shieldLevels, unshieldLevels } from './directives.js'
import { type GfmParts, gfmPartsOf, onlyGfmParts } from './gfm-parts.js'
import { listsBehindCode } from './indented-code.js'
import { joinLines } from './join-lines.js'
import { findAlerts } from './mark-alerts.js'
import { resolveReferences } from './resolve-references.js'
import { tablesInPieces } from './resolve-tables.js'
import { unlinkDefanged } from './unlink-defanged.js'
import { dropWideIndents } from './wide-indents.js'

/** How old Macs end a line: Markdown knows it, YAML does not. */
const loneReturn = /\r(?!\n)/g

/** Takes a text in the source format; returns its mdast, with its HTML read. Never fails: every text is Markdown. */
export function parseText(text: string): Root {
  const root = parseMarkdown(text)
  if (text.includes('<')) readHtml(root)
  joinLines(root, text)
  if (text.includes('\u3000')) dropWideIndents(root)
  return root
}

/** Takes a text in the source format; returns its mdast as it is written, where HTML is HTML. */
export function parseMarkdown(source: string): Root {
  const text = shieldLevels(source.replace(controls, ' ').replace(loneReturn, '\n'))
  const parts = gfmPartsOf(text)
  const key = JSON.stringify(parts)
  const parser = parsers.get(key) ?? createParser(parts)
  parsers.set(key, parser)
  const root = parser.parse(text)
  if (text.includes(shield)) unshieldLevels(root)
  if (mayHoldInvisible(text)) dropInvisibleCharacters(root)
  return root
}

type Parser = ReturnType<typeof createParser>
const parsers = new Map<string, Parser>()

/** Returns a parser of the source format for texts that hold nothing of GFM's optional parts but these. */
export function createParser(parts: GfmParts) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(onlyGfmParts, parts)
    .use(tablesInPieces)
    .use(endBareAddresses)
    .use(unlinkDefanged)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkDirective)
    .use(knownDirectives)
    .use(listsBehindCode)
    .use(remarkCjkFriendly)
    .use(remarkCjkStrikethrough)
    .use(whatMarksMean)
    .freeze()
}

/** Part of the parser, so that nobody reads a tree without it. */
function whatMarksMean(this: Processor): void {
  this.data('fromMarkdownExtensions')?.push({ transforms: [resolveReferences] }, findAlerts())
}

/** Removes invisible characters from a tree's texts and addresses; `invisible-character` says so at its place. */
function dropInvisibleCharacters(tree: Root): void {
  visit(tree, (node) => {
    if ('value' in node) node.value = dropInvisible(node.value)
    if (node.type === 'link' || node.type === 'definition') node.url = dropInvisible(node.url)
  })
}
