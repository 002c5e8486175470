const windows = 3
const macintosh = 1
const postScriptName = 6

/**
 * Reads from a TrueType file the name under which a PDF holds the font: name 6 of its `name` table (OpenType, “name”).
 * Empty if it has none.
 */
export function readPostScriptName(font: Uint8Array): string {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = findTable(view, 'name')
  if (table === undefined) return ''
  const count = view.getUint16(table + 2)
  const storage = table + view.getUint16(table + 4)
  for (const platform of [windows, macintosh]) {
    for (let at = table + 6; at < table + 6 + 12 * count; at += 12) {
      if (view.getUint16(at) !== platform || view.getUint16(at + 6) !== postScriptName) continue
      const start = storage + view.getUint16(at + 10)
      const bytes = font.subarray(start, start + view.getUint16(at + 8))
      return new TextDecoder(platform === windows ? 'utf-16be' : 'latin1').decode(bytes)
    }
  }
  return ''
}

function findTable(view: DataView, wanted: string): number | undefined {
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(at + byte))).join('')
    if (tag === wanted) return view.getUint32(at + 8)
  }
  return undefined
}

/** Reads from a TrueType file which characters it has glyphs for (its `cmap`), by HarfBuzz, which is loaded late. */
export async function readCharacters(font: Uint8Array): Promise<Set<number>> {
  const { Blob, Face } = await import('harfbuzzjs')
  return new Set(new Face(new Blob(font), 0).collectUnicodes())
}
