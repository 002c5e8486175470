/** Whether the head of a column says that its cells name levels: `tlp`, `TLP:`, `ＴＬＰ`, `TLP level`, `共有範囲（TLP）`. */
export function isLevelColumn(head: string): boolean {
  return /(?<![a-z0-9])tlp(?![a-z0-9])/i.test(head.normalize('NFKC'))
}
