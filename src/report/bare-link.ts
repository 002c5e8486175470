import type { Link } from 'mdast'

/**
 * Whether a link was never written as one: GFM makes it of any address that stands in the text, and of what is left
 * of a defanged one (`www.evil[.]com`, `user@mail.evil[.]com`, the `www.evil.com` in `hxxp://www.evil.com`).
 */
export function isBareLink(link: Link): boolean {
  const [text] = link.children
  // Where GFM finds an address late, inside other text, it gives the link no place.
  if (!link.position || !text?.position) return link.children.length > 0
  return text.position.start.offset === link.position.start.offset
}

/** Whether a bare link may lead somewhere: only in a note, as its source, and only if nothing of it is defanged. */
export function mayLead(link: Link, inNote: boolean): boolean {
  return (
    inNote &&
    link.position !== undefined &&
    /^https?:\/\/[^[\]]+$/i.test(link.url) &&
    !/%5[bd]/i.test(link.url)
  )
}
