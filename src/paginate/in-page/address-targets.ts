/**
 * Makes every link to one of these ids a link to an address that is none, a scheme and the id.
 *
 * For each page that it prints Chrome asks where each target of a link lies, which takes time with the square of the
 * length: 26 of 30 s for 800 pages.
 */
export function addressTargets({ ids, scheme }: { ids: readonly string[]; scheme: string }): void {
  const known = new Set(ids)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1))
    if (known.has(id)) link.setAttribute('href', `${scheme}${encodeURIComponent(id)}`)
  }
}
