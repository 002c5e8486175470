/** Names a piece of marked content in the whole file: the number of its page's object, and its own in that page. */
export function markName(pageObject: number, id: number): string {
  return `${pageObject}:${id}`
}
