/** Reads from a TrueType file which characters it has glyphs for (its `cmap`), by HarfBuzz, which is loaded late. */
export async function readCharacters(font: Uint8Array): Promise<Set<number>> {
  const { Blob, Face } = await import('harfbuzzjs')
  return new Set(new Face(new Blob(font), 0).collectUnicodes())
}
