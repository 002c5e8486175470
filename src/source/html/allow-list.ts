import { defaultSchema } from 'hast-util-sanitize'
import type { TagAttribute } from './tokenise.js'

const elements = new Set(defaultSchema.tagNames)

/** Attributes of GitHub's list that it takes for its own use, or that ask other places for pictures. */
const refused = new Set(['srcset'])

/** HTML's void elements, as far as GitHub shows them: nothing is inside them, and no end tag closes them. */
export const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'source'])

/** Elements whose end tag HTML lets an author leave out (HTML Standard, 13.1.2.4). */
export const endsByItself: ReadonlySet<string> = new Set(
  'p li dt dd rt rp thead tbody tfoot tr td th'.split(' '),
)

/** Whether GitHub shows an element: its own allow-list, which is the default schema of hast-util-sanitize. */
export function isShown(name: string): boolean {
  return elements.has(name)
}

/** Whether GitHub keeps an attribute of an element that it shows. */
export function keepsAttribute(element: string, { name, value }: TagAttribute): boolean {
  if (refused.has(name)) return false
  // It shows no inputs except the boxes of task lists.
  if (element === 'input') return name === 'type' ? /^checkbox$/i.test(value) : inputs.has(name)
  const property = name.replaceAll('-', '')
  return [
    ...(defaultSchema.attributes?.['*'] ?? []),
    ...(defaultSchema.attributes?.[element] ?? []),
  ].some((definition) => {
    if (typeof definition === 'string') return definition.toLowerCase() === property
    const [allowed, ...values] = definition
    if (`${allowed}`.replace('className', 'class').toLowerCase() !== property) return false
    return values.some((one) => (one instanceof RegExp ? one.test(value) : one === value))
  })
}

const inputs = new Set(['checked', 'disabled', 'id', 'name', 'title'])
