// Lists the licences of all that an installation brings along, and exits with 1 where one is not among those allowed.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Their terms are met by the notices in dist/NOTICE and in the packages. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
])

/** libvips, with sharp: a library of its own that is loaded as it is and can be exchanged. */
const named = /^@img\/sharp-(?:libvips-[\w-]+|wasm32|win32-\w+)$/

/** Named in the package's text alone. */
const told = new Map([['format', 'MIT']])

/** Takes the text of a package-lock.json; returns the packages that are no tools of ours alone, sorted. */
export function listLicences(lock) {
  return Object.entries(JSON.parse(lock).packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '')
      return { name, version, licence: license ?? told.get(name) ?? 'none' }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether a package may be part of what we give away. */
export function isAllowed({ name, licence }) {
  const parts = licence.replace(/[()]/g, '').split(/ AND /)
  return parts.every(
    (part) => allowed.has(part) || (part === 'LGPL-3.0-or-later' && named.test(name)),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = listLicences(
    readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
  )
  for (const { name, version, licence } of packages) console.log(`${licence}\t${name} ${version}`)
  const refused = packages.filter((found) => !isAllowed(found))
  for (const { name, licence } of refused) console.error(`${name}: ${licence} is not allowed`)
  process.exitCode = refused.length > 0 ? 1 : 0
}
