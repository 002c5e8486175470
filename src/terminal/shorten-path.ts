import path from 'node:path'

/** Returns a path as people write it: relative to the working folder if it is inside it, otherwise unchanged. */
export function shortenPath(file: string): string {
  const relative = path.relative('', file)
  if (relative === '') return '.'
  return relative.startsWith('..') ? file : relative
}
