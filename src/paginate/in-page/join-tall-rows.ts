/** Puts rows that `splitTallRows` has cut together again, for their text to change. Runs inside the page. */
export function joinTallRows(): void {
  for (const { pieces, whole } of globalThis.cutRows ?? []) {
    pieces[0]?.before(whole)
    for (const piece of pieces) piece.remove()
  }
  globalThis.cutRows = []
}
