import { BriefingError, exitCode } from '../../exit-code.js'

/** Parameters that tell a site who shared a link: the rule `source-tracking` finds the same ones. */
export const trackers =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|s_cid|ref_src|ref_url|cmpid|ncid)$/i

/**
 * Reads the address of a source as an author gives it; gives it as it will be printed: letter by letter, but without
 * tracking parameters, and with what would end the link encoded.
 *
 * @throws BriefingError (usage) where a reader could not open it.
 */
export function readSourceUrl(value: string): string {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined
  if (!url || !isWeb(url)) {
    const hint = url ? `\`${url.protocol}\` is no web address` : 'it is no address'
    throw new BriefingError(
      `Cannot cite \`${value}\`: ${hint}. Write it whole, from https:// on.`,
      exitCode.usage,
    )
  }
  if (url.username || url.password) {
    throw new BriefingError(
      `Cannot cite \`${url.host}\`: the address holds a user name or password, which the note would print. Remove it.`,
      exitCode.usage,
    )
  }
  return value
    .trim()
    .replace(/[\s<>\p{Cc}\p{Bidi_Control}]/gu, encodeURIComponent)
    .replace(/\?[^#]*/, withoutTrackers)
}

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

function withoutTrackers(query: string): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !trackers.test(pair.replace(/=.*/s, '')))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
