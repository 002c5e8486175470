import type { Construct } from 'micromark-util-types'
import type { Processor } from 'unified'

const tab = -2
const virtualSpace = -1
const space = 32

/**
 * Indented code that ends with its last line. To micromark it is open until something else begins, and a list that does
 * not begin at 1, or with an empty item, takes it for a paragraph that it may not interrupt: `2. x` after it would be
 * text (micromark/micromark#228). What is partial is not taken for open; the rest is micromark's own.
 */
const closedCode: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const constructs = [this.parser.constructs.flowInitial?.[space] ?? []].flat()
    const own = constructs.find(({ name }) => name === 'codeIndented')
    return own ? own.tokenize.call(this, effects, ok, nok) : nok
  },
}

/** Lets every list begin after indented code, as CommonMark and GitHub do. */
export function listsBehindCode(this: Processor): void {
  const flowInitial = { [tab]: closedCode, [virtualSpace]: closedCode, [space]: closedCode }
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flowInitial }]
}
