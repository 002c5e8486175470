import { isJapanese, wordsOf } from '../../briefing/words.js'
import { type FrontMatter, isMonthly } from '../../source/front-matter.js'
import type { KnownBriefing } from '../known-briefings.js'

/** What a new briefing takes over from the latest of its kind. */
export type Heritage = Partial<
  Pick<
    FrontMatter,
    | 'publisher'
    | 'classification'
    | 'contact'
    | 'disclaimer'
    | 'authors'
    | 'toc'
    | 'summary-pages'
    | 'extra'
  >
>

/**
 * Finds what a new briefing inherits: from the latest of its layout and language everything that stays from issue
 * to issue; from one in another language what needs no translation, and from another layout what is not about its pages.
 *
 * @param known from the oldest to the latest
 */
export function findHeritage(
  known: readonly KnownBriefing[],
  layout: FrontMatter['layout'],
  language: string,
): { heritage: Heritage; from: KnownBriefing | undefined } {
  const speaks = ({ frontMatter }: KnownBriefing) => frontMatter.language === language
  const same = ({ frontMatter }: KnownBriefing) => frontMatter.layout === layout
  const from =
    known.findLast((briefing) => same(briefing) && speaks(briefing)) ??
    known.findLast(speaks) ??
    known.findLast(same) ??
    known.at(-1)
  if (!from) return { heritage: {}, from }
  const { publisher, classification, contact, disclaimer, authors, extra } = from.frontMatter
  const { toc, 'summary-pages': summaryPages } = from.frontMatter
  const taken = {
    publisher,
    classification,
    ...(same(from) && { toc, 'summary-pages': summaryPages }),
    extra,
    ...(speaks(from) && { contact, disclaimer, authors }),
  }
  const heritage = Object.fromEntries(
    Object.entries(taken).filter(([, value]) => value !== undefined),
  )
  return { heritage, from }
}

/** The language of the latest briefing of the same series (`en-2024-03` for `en-2024-04`), else of the latest. */
export function guessLanguage(known: readonly KnownBriefing[], prefix: string): string {
  const series = known.findLast(({ id }) => seriesOf(id) === prefix)
  const named = /^[a-z]{2,3}(?=-$)/.exec(prefix)?.[0]
  return series?.frontMatter.language ?? named ?? known.at(-1)?.frontMatter.language ?? 'ja'
}

/** `en-` of `en-2024-03` */
function seriesOf(id: string): string {
  return id.replace(/\d{4}-\d{2}$/, '')
}

/**
 * The layout of the latest briefing of the same series and kind, which may be the house's own, else of the latest of
 * its kind.
 */
export function guessLayout(
  known: readonly KnownBriefing[],
  prefix: string,
  month: string | undefined,
): FrontMatter['layout'] {
  const kind = known.filter(({ frontMatter }) => isMonthly(frontMatter) === (month !== undefined))
  const latest = kind.findLast(({ id }) => seriesOf(id) === prefix) ?? kind.at(-1)
  return latest?.frontMatter.layout ?? (month ? 'monthly' : 'commentary')
}

/** The last title with its month changed for the new one. */
export function guessTitle(
  language: string,
  month: string | undefined,
  last: KnownBriefing | undefined,
): string {
  if (!month) return isJapanese(language) ? 'TODO：題を書く' : 'TODO: the title'
  const words = wordsOf(language)
  const { title = '', period, language: spoken } = last?.frontMatter ?? {}
  if (period && spoken === language) {
    const old = words.period(period)
    if (title.includes(old)) return title.replaceAll(old, words.period(month))
  }
  return isJapanese(language)
    ? `脅威情報月次レポート ${words.period(month)}`
    : `Monthly threat briefing: ${words.period(month)}`
}
