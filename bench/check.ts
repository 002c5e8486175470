// Measures `briefing check` as a user meets it, in a process of its own: the samples, and briefings of up to 10 000
// notes in 100 chapters. The last column is how the time grows with the size: 1 is linear, 2 is with its square.
// `npm run build && npx tsx bench/check.ts [runs]`
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseText } from '../dist/source/markdown/parse-text.js'

const runs = Number(process.argv[2] ?? 5)
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const notesInChapter = 100

const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
try {
  report('briefing --version', measure('--version'))
  report('briefing check, the samples', measure('check'))
  let before: { chapters: number; time: number } | undefined
  const start = measure('check', await writeBriefing(1))
  for (const chapters of [12, 25, 50, 100]) {
    const time = measure('check', await writeBriefing(chapters))
    const growth = before
      ? Math.log((time - start) / (before.time - start)) / Math.log(chapters / before.chapters)
      : undefined
    report(`${chapters * notesInChapter} notes in ${chapters} chapters`, time, growth)
    before = { chapters, time }
  }
  report('of this, parsing alone', await measureParsing(100))
} finally {
  await rm(root, { recursive: true })
}

/** The fastest of some runs, in milliseconds by the clock: what a machine that does nothing else needs. */
function measure(...args: string[]): number {
  const times = Array.from({ length: runs }, () => {
    const since = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`briefing ${args.join(' ')} ended with ${status}: ${stderr}`)
    return performance.now() - since
  })
  return Math.min(...times)
}

function report(what: string, time: number, growth?: number): void {
  const power = growth === undefined ? '' : `  ${growth.toFixed(2)}`
  console.log(`${what.padEnd(32)} ${time.toFixed(0).padStart(6)} ms${power}`)
}

/** The fastest of some runs over all chapters in one process, which has warmed up: the least that parsing takes. */
async function measureParsing(chapters: number): Promise<number> {
  const folder = path.join(root, `of-${chapters}`)
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  const times = Array.from({ length: runs }, () => {
    const since = performance.now()
    for (const text of texts) parseText(text)
    return performance.now() - since
  })
  return Math.min(...times)
}

/** A briefing without a fault, in paragraphs of ordinary length. */
async function writeBriefing(chapters: number): Promise<string> {
  const folder = path.join(root, `of-${chapters}`)
  await mkdir(folder)
  const frontMatter = [
    'title: 月報',
    'layout: monthly',
    'language: ja',
    'period: "2024-03"',
    'issued: 2024-04-10',
    'version: "0.01"',
    'classification: Public',
    'publisher: Example Security',
  ]
  await writeFile(
    path.join(folder, 'briefing.md'),
    `---\n${frontMatter.join('\n')}\n---\n\n導入。\n`,
  )
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const notes = Array.from({ length: notesInChapter }, (_, note) => `n${note}`)
    const text = [
      `# 第${chapter}の話題`,
      ':::summary\n- 要点\n:::',
      '## 概要',
      ...notes.map((label) => `${'攻撃者は evil[.]example から侵入した。'.repeat(4)}[^${label}]`),
      notes
        .map(
          (label) =>
            `[^${label}]: 出典：例 『題 ${chapter} ${label}』 <https://example.com/${chapter}/${label}>`,
        )
        .join('\n'),
    ]
    const name = `${String(chapter).padStart(3, '0')}-topic-${chapter}.md`
    await writeFile(path.join(folder, name), `${text.join('\n\n')}\n`)
  }
  return folder
}
