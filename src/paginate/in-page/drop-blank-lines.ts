/** Takes blank lines from the end of code: nobody sees them there, and there may be no room for them. */
export function dropBlankLines(block: Element): void {
  const code = block.querySelector(':scope > code') ?? block
  for (let last = code.lastChild; last && !last.textContent?.trim(); last = code.lastChild)
    last.remove()
  if (code.lastChild instanceof Text)
    code.lastChild.data = code.lastChild.data.replace(/\n\s*$/, '')
}
