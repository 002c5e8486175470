/** FIRST, Traffic Light Protocol 2.0: these and no others, with no space. */
export const labels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR']

/** Whether a classification looks like a label and is none. */
export function isWrongLabel(written: string): boolean {
  const looksLikeOne = /T\s*L\s*P|ＴＬＰ/i.test(written) || findLabel(written) !== undefined
  return looksLikeOne && !labels.includes(written)
}

/** The label meant by `amber strict`, `TLP：AMBER` or `TLP-WHITE`. */
export function findLabel(written: string): string | undefined {
  const letters = (text: string) =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
      .replace(/^TLP/, '')
      .replace(/^WHITE$/, 'CLEAR')
  return labels.find((label) => letters(label) === letters(written))
}
