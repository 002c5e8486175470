/**
 * Writes the last part of docs/messages.md, on what finished editions promise, from the comments in src/proof:
 * `npm run generate`. A test fails where it is stale.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { pdfRules } from '../src/proof/pdf/rules.js'
import { htmlRules } from '../src/proof/verify-html.js'

export const messagesFile = new URL('../docs/messages.md', import.meta.url)
const proof = new URL('../src/proof/', import.meta.url)
const mark = '<!-- proofs: what follows is written by `npm run generate` -->\n'

/** Takes docs/messages.md as it stands; returns it with the proofs as they are. */
export async function renderMessageDocs(markdown: string): Promise<string> {
  const [before = ''] = markdown.split(mark)
  const sections = await Promise.all(
    [...pdfRules, ...htmlRules].map(async (rule) => {
      const [kind] = rule.id.split('-')
      const code = await readFile(new URL(`${kind}/${rule.id}.ts`, proof), 'utf8')
      const severity = 'severity' in rule ? rule.severity : 'error'
      return `### ${rule.id}\n\n${severity}\n\n${readComment(code)}`
    }),
  )
  return `${before}${mark}\n${sections.join('\n\n')}\n`
}

/** The comment before what a file exports by default. */
function readComment(code: string): string {
  const rule = /^(?:export default define|const rule\b)/m.exec(code)
  const before = code.slice(0, rule?.index)
  const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
  return comment.replace(/^ \* ?/gm, '').trim()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(messagesFile, await renderMessageDocs(await readFile(messagesFile, 'utf8')))
}
