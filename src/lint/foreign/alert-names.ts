/** What an alert is called elsewhere. */
const alerts: ReadonlyMap<string, string> = new Map([
  ['note', 'NOTE'],
  ['info', 'NOTE'],
  ['message', 'NOTE'],
  ['callout', 'NOTE'],
  ['admonition', 'NOTE'],
  ['abstract', 'NOTE'],
  ['example', 'NOTE'],
  ['details', 'NOTE'],
  ['spoiler', 'NOTE'],
  ['tip', 'TIP'],
  ['hint', 'TIP'],
  ['success', 'TIP'],
  ['important', 'IMPORTANT'],
  ['warning', 'WARNING'],
  ['warn', 'WARNING'],
  ['alert', 'WARNING'],
  ['attention', 'WARNING'],
  ['caution', 'CAUTION'],
  ['danger', 'CAUTION'],
  ['error', 'CAUTION'],
  ['bug', 'CAUTION'],
  ['情報', 'NOTE'],
  ['補足', 'NOTE'],
  ['メモ', 'NOTE'],
  ['ヒント', 'TIP'],
  ['重要', 'IMPORTANT'],
  ['警告', 'WARNING'],
  ['注意', 'CAUTION'],
  ['危険', 'CAUTION'],
])

/** Takes what a box is called elsewhere; returns the most similar of GitHub's alerts, or undefined if it is no box. */
export function alertFor(name: string): string | undefined {
  return alerts.get(name.toLowerCase())
}

/** Takes what a box is called elsewhere; returns what to write for it here, or undefined if it is no box. */
export function adviseAlert(name: string): string | undefined {
  const kind = alertFor(name)
  return kind && adviseQuote(kind)
}

/** @param kind one of GitHub's alerts */
export function adviseQuote(kind: string): string {
  return `Write a quote whose first line is \`[!${kind}]\` and nothing else`
}
