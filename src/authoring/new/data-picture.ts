/** By its media type, how the name of a picture's file ends. */
const endings: ReadonlyMap<string, string> = new Map([
  ['image/png', '.png'],
  ['image/jpeg', '.jpg'],
  ['image/jpg', '.jpg'],
  ['image/gif', '.gif'],
  ['image/webp', '.webp'],
  ['image/svg+xml', '.svg'],
])

/**
 * Reads a picture that stands in its own address, `data:image/png;base64,…`, as Google Docs, mammoth and pandoc write
 * it; undefined for any other address, or a picture of a kind that cannot be shown.
 */
export function readDataPicture(url: string): { ending: string; content: Buffer } | undefined {
  const [head = '', type = ''] =
    /^data:([a-z]+\/[a-z+.-]+)(?:;[a-z]+=[^;,]*)*;base64,/i.exec(url) ?? []
  const ending = endings.get(type.toLowerCase())
  if (ending === undefined) return undefined
  const content = Buffer.from(url.slice(head.length), 'base64')
  return content.length > 0 ? { ending, content } : undefined
}
