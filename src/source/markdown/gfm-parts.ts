import type { Processor } from 'unified'

/** The parts of GFM that take time in a text that holds none of them. */
export interface GfmParts {
  /** Addresses that become links without angle brackets: `https://…`, `www.…`, `name@host`. Looked for at each word. */
  bareAddresses: boolean
  /** Looked for at each paragraph. */
  tables: boolean
}

/** Takes a text in Markdown; returns what of GFM it may hold. When in doubt, yes. */
export function gfmPartsOf(text: string): GfmParts {
  return {
    bareAddresses: mayHoldBareAddress(text),
    // Every delimiter row of a table contains one of these.
    tables: /\||:-|-:/.test(text),
  }
}

/** Escapes and character references can write an address, too. */
function mayHoldBareAddress(text: string): boolean {
  const rest = text.replace(/(?<!\\)<https?:\/\/[^\s<>\p{Cc}]*>/giu, ' ').replaceAll('\\', '')
  return /@|www|https?:\/\/|&#?\w+;/i.test(rest)
}

/** Takes out of remark-gfm, which stands before this, what is not among the parts. */
export function onlyGfmParts(this: Processor, { bareAddresses, tables }: GfmParts): void {
  const names = new Set<string | undefined>([
    ...(bareAddresses ? [] : ['wwwAutolink', 'protocolAutolink', 'emailAutolink']),
    ...(tables ? [] : ['table']),
  ])
  for (const extension of this.data('micromarkExtensions') ?? []) {
    extension.flow = without(names, extension.flow)
    extension.text = without(names, extension.text)
  }
}

/** Keeps no character without a construct, or the parser would stop at it all the same. */
function without<Construct extends { name?: string | undefined }>(
  names: ReadonlySet<string | undefined>,
  constructs: Record<string, Construct | Construct[] | undefined> = {},
): Record<string, Construct[]> {
  const others = Object.entries(constructs).map(([code, own = []]): [string, Construct[]] => {
    const all = Array.isArray(own) ? own : [own]
    return [code, all.filter(({ name }) => !names.has(name))]
  })
  return Object.fromEntries(others.filter(([, own]) => own.length > 0))
}
