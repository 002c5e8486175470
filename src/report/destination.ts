/**
 * Whether the address of a link leads out of the report: to the web or to a mailbox. Whoever reads the report has no file
 * beside it, and no other scheme is safe to follow.
 */
export function leadsOut(url: string): boolean {
  return /^(?:https?:|mailto:)/i.test(url)
}
