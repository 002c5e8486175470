/** `tlp=amber`, `.tlp-red`; `amber`, `.amber+strict`, `level=amber`, but neither `.amber-light` nor `#chamber`. */
const readers =
  /(?<![\p{L}\p{N}])tlp(?!(?!clear|green|amber|red|white)\p{L})|(?<![^\s{.#]|level=["']?)amber(?:[+_-]strict)?(?![^\s}"'])|(?<=level=["']?)(?:clear|green|amber|red)(?![\p{L}-])/iu

/** A level alone; `.red` is a colour. */
const bareLevel = /^[\s{]*(?:clear|green|amber(?:\+strict)?|red)[\s}]*$/i

/**
 * Whether attributes, `{…}` as pandoc writes them or the line that opens a block, may have been meant as a mark of TLP:
 * nobody may leave them out unasked.
 */
export function mayBeMark(attributes: string): boolean {
  return readers.test(attributes) || bareLevel.test(attributes)
}

/** Declarations by which words are not shown, or others are, or something is fetched. */
export const hidingStyle = new RegExp(
  [
    String.raw`(?:^|[;"'])\s*(?:visibility|opacity|clip(?:-path)?|position|text-indent|content)\s*:`,
    String.raw`display\s*:\s*none`,
    String.raw`(?:^|[;"'])\s*(?:max-)?(?:font-size|line-height|width|height)\s*:\s*-?0(?![\d.]*[1-9])`,
    String.raw`url\s*\(`,
  ].join('|'),
  'i',
)

/** `.hidden`, `.content-hidden when-format="pdf"`; a place may be called `#hidden-cobra`. */
const hidingClass =
  /(?<![#\p{L}\p{N}_-])(?:\p{L}+-)?hidden(?![\p{L}\p{N}_-])|\b(?:when|unless)-(?:format|profile|meta)\b/iu

/** Whether attributes keep words from readers elsewhere. */
export function mayHide(attributes: string): boolean {
  return hidingClass.test(attributes) || hidingStyle.test(attributes)
}

/** Names of blocks that are not shown, or not to everybody. */
const withheld =
  /(?<![\p{L}\p{N}_-])(?:clear|white|green|red|strict)(?![\p{L}\p{N}_-])|hidden|internal|confidential|secret|private|restricted|draft|comment|todo|\bnotes\b/iu

/** Whether the line that opens a block may keep what is in it from readers, here or elsewhere. */
export function mayWithhold(line: string): boolean {
  return mayBeMark(line.replace(/^:+/, '')) || mayHide(line) || withheld.test(line)
}
