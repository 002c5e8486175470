/** Puts blanks, or a mark, before every line; before empty ones only the mark. */
export function indent(markdown: string, before: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? before.trimEnd() : before + line))
    .join('\n')
}
