/** Those of nearly every briefing: the first question of a process to Node's data takes long. */
const usual = new Set(['ja', 'en'])

/** What a report's language is called by; `jp` and `jpn` are nobody's, since Japanese is `ja`. */
export function isLanguageTag(tag: string): boolean {
  if (usual.has(tag)) return true
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return false
  try {
    const [written = ''] = tag.toLowerCase().split('-')
    const [known = ''] = Intl.getCanonicalLocales(tag)
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
    return new Intl.Locale(known).language === written && names.of(written) !== undefined
  } catch {
    return false
  }
}
