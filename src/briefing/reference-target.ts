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
