const trackers =
  /^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_anon_id|oly_enc_id|s_cid|ref_src|ref_url|cmpid|ncid)$/i

/** Takes an address; returns the names of its parameters that tell the site who shared the link. */
export function listTrackers(url: string): string[] {
  return pairsOf(/\?([^#]*)/.exec(url)?.[1] ?? '')
    .map(nameOf)
    .filter((name) => trackers.test(name))
}

/** Takes an address; returns it without such parameters, the rest as it is written, letter by letter. */
export function withoutTrackers(url: string): string {
  return url.replace(/\?([^#]*)/, (_, query: string) => {
    const kept = pairsOf(query).filter((pair) => !trackers.test(nameOf(pair)))
    return kept.length > 0 ? `?${kept.join('&')}` : ''
  })
}

function pairsOf(query: string): string[] {
  return query.split('&').filter((pair) => pair !== '')
}

function nameOf(pair: string): string {
  return pair.replace(/=.*/s, '')
}
