/**
 * Names that belong to nobody, so that texts can use them as examples: those of RFC 2606 and RFC 6761, and `example` and
 * `example0` to `example9` below `jp` and below its types and places, which JPRS keeps free.
 */
const reserved =
  /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org)|example\d?(?:\.[a-z]+)?\.jp)\.?$/i

/** Whether a host is one of those reserved for documentation and tests. */
export function isForDocumentation(host: string): boolean {
  return reserved.test(host)
}
