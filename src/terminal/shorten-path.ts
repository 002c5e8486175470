import path from 'node:path'

/** Gives a path as people say it: from the working folder where it lies below that, else as it is. */
export function shortenPath(file: string): string {
  const relative = path.relative('', file)
  if (relative === '') return '.'
  return relative.startsWith('..') ? file : relative
}
