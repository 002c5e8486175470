/**
 * Counts what `check` finds at its defaults in public documents that were written for no generator of ours, and writes
 * the table in docs/comparison.md. What was judged by hand stands in real-documents.json, by rule. The documents keep
 * their own licences and are not in this repository.
 * `npx tsx scripts/judge-real-documents.ts [folder of briefings]`
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from '../src/pipeline/inspect.js'
import verdicts from './real-documents.json' with { type: 'json' }
import { realDocuments } from './real-documents-part.js'

const [folder = '../shared/real'] = process.argv.slice(2)
const page = fileURLToPath(new URL('../docs/comparison.md', import.meta.url))

interface Verdict {
  /** How many findings there were when they were judged. */
  judged: number
  right: boolean
  why: string
}

const judged = new Map<string, Verdict>(Object.entries(verdicts))
const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
const documents = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
if (documents.length === 0) {
  console.error(`There are no documents in ${folder}, so docs/comparison.md stays as it is.`)
  process.exit(1)
}

const found = new Map<string, number>()
let errors = 0
for (const name of documents.sort()) {
  const { parsed } = await inspect(path.join(folder, name))
  for (const { ruleId = 'other', fatal } of parsed.flatMap(({ file }) => file.messages)) {
    found.set(ruleId, (found.get(ruleId) ?? 0) + 1)
    if (fatal) errors += 1
  }
}

const rows = [...found]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([ruleId, count]) => {
    const { judged: known = 0, right = false, why = '' } = judged.get(ruleId) ?? {}
    const seen = Math.min(count, known)
    const [good, bad] = right ? [seen, 0] : [0, seen]
    return { good, bad, open: count - seen, line: [ruleId, count, good, bad, count - seen, why] }
  })
const sum = (of: 'good' | 'bad' | 'open') => rows.reduce((all, row) => all + row[of], 0)
const total = [
  '**all**',
  sum('good') + sum('bad') + sum('open'),
  sum('good'),
  sum('bad'),
  sum('open'),
  '',
]
const lines = [
  ['rule', 'findings', 'true', 'false', 'not judged', 'why'],
  ['---', '---:', '---:', '---:', '---:', '---'],
  ...rows.map(({ line }) => line),
  total,
].map((cells) => `| ${cells.join(' | ')} |`)

const before = (await readFile(page, 'utf8')).split(`\n${realDocuments}\n`)[0] ?? ''
await writeFile(
  page,
  [
    before.trimEnd(),
    '',
    realDocuments,
    '',
    `What \`briefing check\` says at its defaults of ${documents.length} public reports and papers, moved over as an author would: the Software`,
    'Supply Chain and Cloud Native Security papers of the CNCF (one in Japanese), a paper of Google’s on address space',
    'layouts, the compiler guide of the OpenSSF, a part of the OWASP Top 10 in Japanese, and an RFC of Rust’s.',
    `Each rule was judged by hand by samples of what it found; ${errors} of the findings are errors.`,
    '',
    ...lines,
    '',
  ].join('\n'),
)
console.log(lines.join('\n'))
