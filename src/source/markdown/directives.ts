import type { Root } from 'mdast'
import type { Construct, State, Tokenizer } from 'micromark-util-types'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'

const colon = 58

/**
 * Leaves of remark-directive only `:::name` … `:::` and `:tlp[words]{level}`. Any other name in its text form would
 * swallow part of `TLP:CLEAR` and `hxxp:evil`, and its leaf form `::name` a line that an author meant as text.
 */
export function knownDirectives(this: Processor): void {
  for (const extension of this.data('micromarkExtensions') ?? []) {
    const text = extension.text?.[colon]
    const flow = extension.flow?.[colon]
    if (!text || Array.isArray(text) || !Array.isArray(flow)) continue
    extension.text = { [colon]: whereMarkBegins(text) }
    extension.flow = { [colon]: flow.slice(0, 1) }
  }
}

const opening = ':tlp['

function whereMarkBegins(directive: Construct): Construct {
  return {
    ...directive,
    tokenize(effects, ok, nok) {
      const begin = directive.tokenize.call(this, effects, ok, nok)
      return effects.check({ tokenize: tokenizeOpening, partial: true }, begin, nok)
    },
  }
}

const tokenizeOpening: Tokenizer = (effects, ok, nok) => {
  let read = 0
  const next: State = (code) => {
    if (code !== opening.charCodeAt(read)) return nok(code)
    effects.consume(code)
    read += 1
    if (read < opening.length) return next
    effects.exit('data')
    return ok
  }
  return (code) => {
    effects.enter('data')
    return next(code)
  }
}

/** Stands for the `+` of `amber+strict` while a text is parsed: a sign cannot be part of an attribute's name. */
export const shield = '\uE0B7'

const plus = /(?<=(?::::tlp|\])\{[ \t]*amber)\+(?=strict[ \t]*\})/g

/** Takes a text; returns one of the same length whose levels can be parsed. */
export function shieldLevels(text: string): string {
  return text.includes('{') ? text.replace(plus, shield) : text
}

/** Puts the `+` back, in levels and in the code that shows how they are written. */
export function unshieldLevels(root: Root): void {
  const restore = (value: string) => value.replaceAll(`amber${shield}strict`, 'amber+strict')
  visit(root, (node) => {
    if ('value' in node) node.value = restore(node.value)
    if ('attributes' in node && node.attributes) {
      node.attributes = Object.fromEntries(
        Object.entries(node.attributes).map(([name, value]) => [restore(name), value]),
      )
    }
  })
}
