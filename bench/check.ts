// Measures `briefing check` as a user meets it, in a process of its own: the samples, and briefings of 100 notes a chapter,
// beside linters of Markdown in general where they are installed (`npm --prefix bench ci`). The last column is how the
// time beyond that of one chapter grows with the size: 1 is linear, 2 is with its square.
// `npm run build && npm run bench:check -- [runs] [chapters…]`; 1000 chapters are 100 000 notes
import './help.js'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseText } from '../dist/source/markdown/parse-text.js'

const runs = Number(process.argv[2] ?? 5)
const sizes = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [10, 30, 100]
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const notesInChapter = 100

interface Linter {
  name: string
  /** Arguments of Node that look at a folder. */
  args: (folder: string) => string[]
}

const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
try {
  report('node -e 0', measure('-e', '0'))
  report('briefing --version', measure(cli, '--version'))
  report('briefing check, the samples', measure(cli, 'check'))
  const linters = [{ name: 'briefing check', args: (folder: string) => [cli, 'check', folder] }]
  linters.push(...(await listPeers()))
  const folders = new Map<number, string>()
  for (const size of new Set([1, ...sizes])) folders.set(size, await writeBriefing(size))
  for (const linter of linters) {
    const [first, ...others] = [...folders].map(([chapters, folder]) => ({
      chapters,
      time: measure(...linter.args(folder)),
    }))
    let before: typeof first
    for (const { chapters, time } of others) {
      const growth =
        first && before
          ? Math.log((time - first.time) / (before.time - first.time)) /
            Math.log(chapters / before.chapters)
          : undefined
      report(`${linter.name}, ${chapters * notesInChapter} notes`, time, growth)
      before = { chapters, time }
    }
  }
  const largest = Math.max(...sizes)
  report(`parsing ${largest * notesInChapter} notes alone`, await measureParsing(largest))
} finally {
  await rm(root, { recursive: true })
}

/** Linters of Markdown that are installed in bench/, with their recommended rules. */
async function listPeers(): Promise<Linter[]> {
  const file = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url))
  const [remark, markdownlint, rumdl] = [
    'remark-cli/cli.js',
    'markdownlint-cli2/markdownlint-cli2-bin.mjs',
    'rumdl/bin/rumdl',
  ]
  if (![remark, markdownlint, rumdl].map(file).every((name) => existsSync(name))) return []
  const plugins = ['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended']
  const uses = plugins.flatMap((name) => ['--use', file(`${name}/index.js`)])
  // Lines of Japanese are longer than its rule for English allows.
  const config = path.join(root, '.markdownlint-cli2.jsonc')
  await writeFile(config, JSON.stringify({ config: { MD013: false } }))
  return [
    {
      name: 'remark-cli, recommended',
      args: (folder) => [file(remark), folder, ...uses, '--no-stdout', '--no-config'],
    },
    {
      name: 'markdownlint-cli2',
      args: (folder) => [file(markdownlint), '--config', config, `${folder}/*.md`],
    },
    {
      // A program of the machine's own, which its package starts.
      name: 'rumdl',
      args: (folder) => [file(rumdl), 'check', '--no-cache', '--disable', 'MD013', folder],
    },
  ]
}

/** The fastest of some runs, in milliseconds by the clock: what a machine that does nothing else needs. */
function measure(...args: string[]): number {
  const times = Array.from({ length: runs }, () => {
    const since = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    })
    // 1 stands for findings.
    if (status !== 0 && status !== 1)
      throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-600)}`)
    return performance.now() - since
  })
  return Math.min(...times)
}

function report(what: string, time: number, growth?: number): void {
  const power = growth === undefined ? '' : `  ${growth.toFixed(2)}`
  console.log(`${what.padEnd(40)} ${time.toFixed(0).padStart(6)} ms${power}`)
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
