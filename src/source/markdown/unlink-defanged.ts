import type { Nodes, Root, Text } from 'mdast'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { cjk } from '../../addresses/cjk.js'
import { isDefanged } from '../../addresses/defanged.js'

/**
 * Makes text of every address that is defanged in any part, where GFM makes a link of it or of what is left:
 * `www.evil[.]com`, `<https://evil[.]com/>`, the `user@mail.evil` of `user@mail.evil[.]com`. Used after remark-gfm,
 * in the place of its second search for addresses, which finds them where it cannot say where in the file they stand.
 */
export function unlinkDefanged(this: Processor): void {
  for (const extension of this.data('fromMarkdownExtensions')?.flat() ?? []) {
    if (extension.enter?.literalAutolink) extension.transforms = [makeText]
  }
}

function makeText(tree: Root): void {
  visit(tree, 'link', (link, index, parent) => {
    const [words] = link.children
    if (index === undefined || words?.type !== 'text' || !link.url.endsWith(words.value)) return
    const before = textIn(parent?.children[index - 1])
    const after = textIn(parent?.children[index + 1])
    const isBare = words.position?.start.offset === link.position?.start.offset
    const around = isBare
      ? [wordAtEnd.exec(before?.value ?? ''), wordAtStart.exec(after?.value ?? '')]
      : []
    if (!isDefanged([around[0], words.value, around[1]].join(''))) return
    const parts = [before, { ...words, value: withoutEscapes(words.value) }, after].flatMap(
      (part) => part ?? [],
    )
    const from = before ? index - 1 : index
    parent?.children.splice(from, parts.length, join(parts))
    return from
  })
}

const wordAtEnd = new RegExp(`[^\\s${cjk}]*$`, 'u')
const wordAtStart = new RegExp(`^[^\\s${cjk}]*`, 'u')

function textIn(node: Nodes | undefined): Text | undefined {
  return node?.type === 'text' ? node : undefined
}

/** In an address GFM keeps the backslashes of an author who escaped the brackets; `evil\.example` needs its own. */
function withoutEscapes(address: string): string {
  return address.replace(/\\([[\](){}@:/])/g, '$1')
}

/** As the parser would have left them, had it found no address. */
function join(parts: readonly Text[]): Text {
  const [start, end] = [parts[0]?.position?.start, parts.at(-1)?.position?.end]
  return {
    type: 'text',
    value: parts.map(({ value }) => value).join(''),
    ...(start && end && { position: { start, end } }),
  }
}
