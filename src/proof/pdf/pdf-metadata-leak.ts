import { hasLinkScheme } from '../../addresses/leads-to.js'
import type { Machine } from './evidence.js'
import { definePdfRule } from './rule.js'

const paths =
  /file:\/\/|[a-z]:\\|\\\\\w|(?:^|[\s"'(=>])\/(?:home|Users|root|tmp|var|private|mnt|work)\/\S/i
const program = /Mozilla\/\d|HeadlessChrome/

/**
 * Nothing in the file's properties or links reveals the machine that made it: no path, no user, no host.
 */
export default definePdfRule({
  id: 'pdf-metadata-leak',
  severity: 'warning',
  check({ pdf, model, machine }, report) {
    const own = new Set([model.title, model.language])
    const values: [what: string, value: string, page?: number][] = [
      ...[...pdf.information].map(([key, value]): [string, string] => [
        `property \`${key}\``,
        value,
      ]),
      ['XMP', pdf.xmp],
      // Other schemes are for pdf-link-external to report.
      ...pdf.pages.flatMap(({ links, number }) =>
        links
          .filter(({ url }) => hasLinkScheme(url ?? ''))
          .map((link): [string, string, number] => ['link', link.url ?? '', number]),
      ),
    ]
    for (const [what, value, page] of values) {
      const leak = own.has(value) ? undefined : findLeak(value, machine)
      if (leak) report({ message: `The ${what} tells ${leak}`, page })
    }
  },
})

function findLeak(value: string, { user, home, host }: Machine): string | undefined {
  const path = paths.exec(value)?.[0].trim()
  if (path) return `a path of the machine: \`${path}…\``
  if (home.length > 2 && value.includes(home)) return `a path of the machine: \`${home}\``
  if (user !== '' && value.trim() === user) return `the user's name: \`${user}\``
  const words = value.split(/[^\w.-]+/)
  if (host.length > 3 && host !== 'localhost' && words.includes(host))
    return `the host's name: \`${host}\``
  return program.test(value) ? 'which browser printed it, on which system' : undefined
}
