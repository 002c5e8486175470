import { hasLinkScheme, leadsTo } from '../addresses/leads-to.js'
import { excerpt } from './normalise.js'

/** A link as it was found. */
interface FoundLink {
  url: string
  /** What it shows. */
  text: string
  /** Whether the source has it. */
  isKnown: boolean
}

/** Describes what is wrong with a link out of the report, if anything is. */
export function judgeLink({ url, text, isKnown }: FoundLink): string | undefined {
  const shown = excerpt(url, 80)
  if (!hasLinkScheme(url)) {
    return `The link \`${shown}\` must begin with http:, https: or mailto:`
  }
  if (!isKnown) return `The link \`${shown}\` is not in the source`
  return leadsTo(url, text) === undefined
    ? `The indicator \`${excerpt(text || url, 80)}\` must not be a link`
    : undefined
}
