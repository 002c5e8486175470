/** By an element that GitHub does not show, what does the same and is shown, for what authors use most. */
export const adviceByElement: ReadonlyMap<string, string> = new Map([
  ['center', 'Use `<div align="center">`'],
  ['font', 'Leave it out'],
  ['u', 'Leave it out, or use `<ins>`'],
  ['mark', 'Leave it out, or use `**…**`'],
  ['small', 'Leave it out, or use `<sub>`'],
  ['big', 'Leave it out'],
  ['abbr', 'Leave it out, and say in words what is meant'],
  ['cite', 'Leave it out, or use `*…*`'],
  ['dfn', 'Leave it out, or use `*…*`'],
  ['acronym', 'Leave it out, and say in words what is meant'],
  ['figure', 'Use `:::figure`'],
  ['figcaption', 'Use `:::figure`, where the caption is a paragraph'],
  [
    'caption',
    'Write it as a paragraph above the table, or the table in Markdown, between `:::table` and `:::`',
  ],
  ['colgroup', 'Leave it out'],
  ['col', 'Leave it out'],
  ['video', 'Put a picture and a link in its place'],
  ['svg', 'Save it as a file beside the text, and show that: `![…](figures/….svg)`'],
])

/**
 * By an element that GitHub does not show, the tag that does the same and is shown; empty where it only changes the
 * type, so that its words are left as GitHub leaves them.
 */
export const replacements: ReadonlyMap<string, string> = new Map([
  ['center', 'div align="center"'],
  ['cite', 'em'],
  ['dfn', 'em'],
  ['mark', 'strong'],
  ['u', 'ins'],
  ...'article aside fieldset footer header hgroup main nav section'
    .split(' ')
    .map((name) => [name, 'div'] as const),
  ...'abbr acronym address bdi big blink colgroup data figure font label marquee nobr small time'
    .split(' ')
    .map((name) => [name, ''] as const),
])

/** Other names that HTML knows. */
const known =
  /^(?:bgsound|basefont|dir|script|style|iframe|object|embed|applet|param|form|button|select|option|textarea|audio|track|canvas|math|link|meta|base|html|head|body|title|nav|main|header|footer|article|aside|section|noscript|template|slot|dialog|time|data|output|progress|meter|wbr|bdi|bdo|address|hgroup|fieldset|legend|label|marquee|blink|frame|frameset|map|area)$/

/** Whether a name is that of no HTML element: a word in angle brackets that an author meant as text. */
export function isWord(name: string): boolean {
  return !adviceByElement.has(name) && !known.test(name)
}
