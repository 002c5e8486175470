import path from 'node:path'
import { decodePercent } from '../addresses/percent.js'

/** `chapters/02-taurus-leak.md` is `taurus-leak` to `[](#taurus-leak)`. */
export function chapterId(file: string): string {
  const name = path.basename(file, '.md')
  return name.replace(/^\d+[-_. ]*/, '') || name
}

/** Takes the address of a link such as `#図`, which some editors percent-encode; returns the id without its `#`. */
export function decodeFragment(url: string): string {
  return decodePercent(url.slice(1))
}

/** Of notes, calls, figures, tables and other targets, by their numbers, and of the parts of an edition. */
const assigned = new RegExp(
  `^(?:note-\\d+(?:-text)?|call-\\d+(?:-\\d+)?|(?:figure|table|place)-\\d+|page-(?:${[
    ...['anchor', 'contact', 'contents', 'copy', 'disclaimer', 'enlarge', 'note-popup', 'notes'],
    ...['notes-title', 'said', 'summary', 'summary-title', 'text', 'top', 'up', 'veil', 'viewer'],
  ].join('|')}))$`,
)

/** Whether an id is one that the editions give to something themselves, so that no author can. */
export function isAssigned(id: string): boolean {
  return assigned.test(id)
}
