import path from 'node:path'

/** `chapters/02-taurus-leak.md` is `taurus-leak` to `[](#taurus-leak)`. */
export function chapterId(file: string): string {
  const name = path.basename(file, '.md')
  return name.replace(/^\d+[-_. ]*/, '') || name
}

/** `#図` arrives percent-encoded from some editors. */
export function decodeFragment(url: string): string {
  try {
    return decodeURIComponent(url.slice(1))
  } catch {
    return url.slice(1)
  }
}
