/**
 * Puts another text into a page that stays open, so that its fonts need not be loaded again. Takes the page's new
 * HTML; gives the pictures and fonts that failed, or undefined where only opening it afresh will do, because it
 * has other fonts. Runs inside the page.
 */
export async function swapDocument(html: string): Promise<string[] | undefined> {
  const next = new DOMParser().parseFromString(html, 'text/html')
  const old = [...document.head.querySelectorAll('style')]
  const sheets = [...next.head.querySelectorAll('style')]
  if (old.length !== sheets.length) return undefined
  const fontsOf = (styles: HTMLStyleElement[]) =>
    styles.flatMap(({ textContent }) => textContent?.match(/@font-face\s*\{[^}]*\}/g) ?? []).join()
  if (fontsOf(old) !== fontsOf(sheets)) return undefined
  for (const [index, sheet] of old.entries()) {
    const text = sheets[index]?.textContent ?? ''
    // Without need its fonts would be read again.
    if (sheet.textContent !== text) sheet.textContent = text
  }
  document.documentElement.lang = next.documentElement.lang
  document.title = next.title
  document.body.replaceWith(document.adoptNode(next.body))

  const broken: string[] = []
  await Promise.all(
    [...document.images].map(async (image) => {
      image.loading = 'eager'
      await image.decode().catch(() => broken.push(`picture ${image.src.slice(0, 200)}`))
    }),
  )
  // A layout asks for the fonts that the new text needs and the old one did not.
  document.body.getBoundingClientRect()
  await document.fonts.ready
  for (const face of document.fonts) {
    if (face.status === 'error') broken.push(`font ${face.family} ${face.weight} ${face.style}`)
  }
  return broken
}
