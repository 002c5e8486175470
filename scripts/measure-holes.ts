/**
 * Measures the largest blank band on every page that ends no chapter: as part of the height of the type area, on the
 * finished pages. Needs pdftoppm (poppler-utils).
 * `npx tsx scripts/measure-holes.ts [output/<id> …]` for what is built; `--month` for a month of figures, and
 * `--random 200 [--seed 1]` for random documents, which it builds (after `npm run build`).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseModel, type VerificationModel } from '../src/proof/model.js'
import {
  type BriefingFiles,
  writeMonth,
  writeRandomFigures,
} from '../tests/paginate/figure-documents.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    month: { type: 'boolean', default: false },
    random: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    bound: { type: 'string', default: '0.12' },
  },
})
const bound = Number(values.bound)
const resolution = 36

interface Band {
  page: number
  share: number
}

/** The largest blank band of each page that ends no chapter. */
function measureBands(pdf: string, model: VerificationModel): Band[] {
  const { paper } = model
  if (!paper) throw new Error('The model knows no paper')
  const ends = listEnds(model)
  const bands: Band[] = []
  for (let page = model.pagesBefore + 1; page <= model.pages; page += 1) {
    if (ends.has(page)) continue
    const image = execFileSync(
      'pdftoppm',
      ['-gray', '-r', String(resolution), '-f', String(page), '-l', String(page), pdf],
      { maxBuffer: 1e8 },
    )
    const [, width, height] =
      /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(image.subarray(0, 40).toString('latin1')) ?? []
    const pixels = image.subarray(image.length - Number(width) * Number(height))
    const toRow = (points: number): number => Math.round((points / 72) * resolution)
    const [top, bottom] = [toRow(paper.margin.top), Number(height) - toRow(paper.margin.bottom)]
    let longest = 0
    let blank = 0
    for (let row = top; row < bottom; row += 1) {
      const line = pixels.subarray(row * Number(width), (row + 1) * Number(width))
      blank = line.every((grey) => grey > 250) ? blank + 1 : 0
      longest = Math.max(longest, blank)
    }
    bands.push({ page, share: longest / (bottom - top) })
  }
  return bands
}

/** The pages after which something begins on a new page, and those that are turned. */
function listEnds(model: VerificationModel): Set<number> {
  const turned = model.turned ?? []
  const opening = model.chapters.map((chapter) => ('page' in chapter ? Number(chapter.page) : 0))
  const closes = model.texts.some(({ place }) => place === 'closing')
  return new Set([
    model.pages,
    ...(closes ? [model.pages - 1] : []),
    model.pagesBefore + 1,
    ...opening.map((page) => page - 1),
    ...turned.flatMap((page) => [page - 1, page]),
  ])
}

async function readModel(file: string): Promise<VerificationModel> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'))
  const model = parseModel(json)
  if (typeof model === 'string') throw new Error(model)
  // The pages of chapters are not part of what the proof reads.
  return { ...model, chapters: (json as VerificationModel).chapters }
}

let worst = 0
let pages = 0
const beyond: string[] = []
async function tell(name: string, pdf: string): Promise<void> {
  const bands = measureBands(pdf, await readModel(pdf.replace(/\.pdf$/, '.json')))
  pages += bands.length
  for (const { page, share } of bands) {
    worst = Math.max(worst, share)
    if (share > bound) beyond.push(`${name} page ${page}: ${(share * 100).toFixed(1)} %`)
  }
}

for (const folder of positionals) {
  const id = path.basename(folder)
  await tell(id, path.join(folder, `${id}.pdf`))
}
const made: [name: string, files: BriefingFiles][] = [
  ...(values.month ? [['month', writeMonth()] as [string, BriefingFiles]] : []),
  ...Array.from({ length: Number(values.random) }, (_, index): [string, BriefingFiles] => {
    const seed = Number(values.seed) + index
    return [`seed ${seed}`, writeRandomFigures(seed)]
  }),
]
if (made.length > 0) {
  const root = await mkdtemp(path.join(tmpdir(), 'briefing-holes-'))
  const [briefings, output] = [path.join(root, 'briefings'), path.join(root, 'output')]
  try {
    for (const [index, [, files]] of made.entries()) {
      for (const [file, text] of Object.entries(files)) {
        const target = path.join(briefings, `made-${index}`, file)
        await mkdir(path.dirname(target), { recursive: true })
        await writeFile(target, text)
      }
    }
    const command = ['dist/cli.js', 'build', '--no-cache', '--edition', 'pdf']
    const run = spawnSync('node', [...command, '--briefings', briefings, '--output', output], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    for (const [index, [name]] of made.entries()) {
      const pdf = path.join(output, `made-${index}`, `made-${index}.pdf`)
      if (existsSync(pdf)) await tell(name, pdf)
      else beyond.push(`${name} (made-${index}): not built`)
    }
    const told = `${run.stdout}\n${run.stderr}`.split('\n')
    if (run.status !== 0) beyond.push(...told.filter((line) => / error |briefing:/.test(line)))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
console.log(
  `${pages} pages that end no chapter; the largest blank band takes ${(worst * 100).toFixed(1)} % of the type area`,
)
for (const line of beyond) console.log(line)
process.exitCode = beyond.length > 0 ? 1 : 0
