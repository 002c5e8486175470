/** Decodes `%E5%9B%B3` and the like; text that encodes nothing readable stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
