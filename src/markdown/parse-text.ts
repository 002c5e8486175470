import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { mayHoldBareAddress, withoutBareAddresses } from './bare-addresses.js'

const colon = 58

/** Gives a parser of the source format. Where a text holds no bare address, one without them gives the same faster. */
export function createParser(bareAddresses: boolean): Processor<Root> {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(bareAddresses ? [] : [withoutBareAddresses])
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkDirective)
    .use(containersOnly)
    .use(remarkCjkFriendly)
    .freeze()
}

const parser = createParser(true)
const fasterParser = createParser(false)

/** Takes a text in the source format; gives its mdast. Never fails: every text is Markdown. */
export function parseText(text: string): Root {
  return (mayHoldBareAddress(text) ? parser : fasterParser).parse(text)
}

/**
 * Leaves of remark-directive only `:::name` … `:::`. Its text form `:name` would swallow part of `TLP:CLEAR` and
 * `hxxp:evil`, and its leaf form `::name` a line that an author meant as text.
 */
function containersOnly(this: Processor): void {
  for (const extension of this.data('micromarkExtensions') ?? []) {
    const text = extension.text?.[colon]
    const flow = extension.flow?.[colon]
    if (!text || !Array.isArray(flow)) continue
    extension.text = {}
    extension.flow = { [colon]: flow.slice(0, 1) }
  }
}
