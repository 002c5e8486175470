import { withoutTrackers } from '../../addresses/tracking.js'
import { BriefingError, exitCode } from '../../exit-code.js'

/**
 * Reads the address of a source as an author gives it; returns it as it will be printed: letter by letter, but without
 * tracking parameters, and with what would end the link encoded.
 *
 * @throws BriefingError (usage) if a reader could not open it.
 */
export function readSourceUrl(value: string): string {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined
  if (!url || !isWeb(url)) {
    const hint = url ? `\`${url.protocol}\` is not a web address` : 'it is not an address'
    throw new BriefingError(
      `Cannot cite \`${value}\`: ${hint}. Write it in full, beginning with https://.`,
      exitCode.usage,
    )
  }
  if (url.username || url.password) {
    throw new BriefingError(
      `Cannot cite \`${url.host}\`: the address holds a user name or password, which the note would print. Remove it.`,
      exitCode.usage,
    )
  }
  return withoutTrackers(value.trim().replace(/[\s<>\p{Cc}\p{Bidi_Control}]/gu, encodeURIComponent))
}

/** Whether an address is one of the web. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}

/** One key for the ways in which the address of a page is written. */
export function keyOfUrl(value: string): string {
  if (!URL.canParse(value)) return value
  const url = new URL(value)
  if (!isWeb(url)) return url.href
  const page = url.pathname.replace(/\/+$/, '')
  return url.host.replace(/^www\./, '') + page + withoutTrackers(url.search)
}
