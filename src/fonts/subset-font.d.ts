/** HarfBuzz's subsetter. Keeps every layout feature unless told otherwise. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'sfnt' },
  ): Promise<Uint8Array>
}
