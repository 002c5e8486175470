import path from 'node:path'

/**
 * Returns how a reader of a message calls the program again: a package that was installed in a project is on nobody's PATH.
 *
 * @param rest what follows the name, such as `check 2024-05`
 */
export function nameCommand(
  rest: string,
  script = process.argv[1] ?? '',
  folder = process.cwd(),
): string {
  const [home, inside] = script.split(`${path.sep}node_modules${path.sep}`, 2)
  const isOurs = /(?:^|[\\/])(?:briefing|dist[\\/]cli\.js)$/.test(inside ?? '')
  const isLocal =
    home !== undefined && isOurs && `${folder}${path.sep}`.startsWith(`${home}${path.sep}`)
  return `${isLocal ? 'npx --no -- briefing' : 'briefing'} ${rest}`
}
