import type { Processor } from 'unified'

/**
 * Whether a text may hold an address that becomes a link of its own, without angle brackets: `https://…`, `www.…`,
 * `name@host`. Yes where in doubt: escapes and character references can write the same.
 */
export function mayHoldBareAddress(text: string): boolean {
  const rest = text.replace(/(?<!\\)<https?:\/\/[^\s<>\p{Cc}]*>/giu, ' ').replaceAll('\\', '')
  return /@|www|https?:\/\/|&#?\w+;/i.test(rest)
}

const names: ReadonlySet<string | undefined> = new Set([
  'wwwAutolink',
  'protocolAutolink',
  'emailAutolink',
])

/**
 * Leaves of remark-gfm, which stands before this, all but bare addresses. It looks for one at every word and once more
 * in the finished tree, and that is a quarter of a parse.
 */
export function withoutBareAddresses(this: Processor): void {
  for (const extension of this.data('micromarkExtensions') ?? []) {
    const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => {
      const others = [constructs ?? []].flat().filter(({ name }) => !names.has(name))
      return [code, others] as const
    })
    // No key without a construct, or the parser would stop at its character all the same.
    extension.text = Object.fromEntries(text.filter(([, constructs]) => constructs.length > 0))
  }
  for (const extension of this.data('fromMarkdownExtensions')?.flat() ?? []) {
    if (extension.enter?.literalAutolink) extension.transforms = []
  }
}
