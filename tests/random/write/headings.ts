import type { Block, Inline } from '../document.js'
import type { Numbers } from './numbers.js'
import { plainText } from './plain-text.js'
import type { Part } from './tree.js'

/** What links to headings may name, by file: a slug as GitHub makes it. Only of headings about which there is no doubt. */
export function listSlugs({ blocks }: Part, language: 'en' | 'ja', { serial }: Numbers): string[] {
  const texts = blocks.filter(isHeading).flatMap(({ children }) => {
    const text = isPlain(children) ? plainText(children, language, serial) : ''
    return /^[\p{L}\p{N}][\p{L}\p{N} ,-]*$/u.test(text) ? [text] : []
  })
  const slugs = texts.map((text) => text.toLowerCase().replaceAll(',', '').replaceAll(' ', '-'))
  return slugs.filter((slug, at) => slugs.indexOf(slug) === at && slugs.lastIndexOf(slug) === at)
}

function isHeading(block: Block): block is Block & { kind: 'heading' } {
  return block.kind === 'heading'
}

function isPlain(line: readonly Inline[]): boolean {
  return line.every((inline) =>
    'children' in inline && inline.kind !== 'headingLink' && inline.kind !== 'link'
      ? isPlain(inline.children)
      : inline.kind === 'words' && inline.serial,
  )
}
