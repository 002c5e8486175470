/** Keeps a value from the source short enough for a message. */
export function shorten(value: string, length = 60): string {
  const plain = value.replace(/\s+/g, ' ')
  return plain.length > length ? `${plain.slice(0, length)}…` : plain
}
