import type { Link } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { leadsTo } from '../addresses/leads-to.js'

/** Where a link leads out of the report; undefined where it is printed as its words, or there is nothing to touch. */
export function addressOf(link: Link): string | undefined {
  return link.children.length > 0 ? leadsTo(link.url, textOf(link)) : undefined
}
