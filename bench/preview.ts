// Measures the live preview as a writer sees it: from the file on the disk to the changed edition in the window.
// `npm run build && npm run bench:preview -- [folder, or number of sections of a generated text] [saves]`
import './help.js'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openWindow } from '../tests/preview/window.js'
import { makeText, writeText } from './briefing.js'

const [folder = 'briefings/2024-03', count = '10'] = process.argv.slice(2)
const root = await mkdtemp(path.join(tmpdir(), 'briefing-bench-preview-'))
const sections = Number(folder)
const copy = path.join(root, 'briefings', sections > 0 ? 'bench' : path.basename(folder))
if (sections > 0) await writeText(root, makeText(sections, '', ''))
else await cp(folder, copy, { recursive: true })
const last = (await readdir(copy)).filter((name) => /^\d.*\.md$/.test(name)).sort()
const chapter = path.join(copy, last.at(-1) ?? '')
const text = await readFile(chapter, 'utf8')

const { program, url } = await startPreview()
const window = await openWindow(url)
try {
  await window.shown('html', 1)
  await window.shown('pages', 1)
  const times: { html: number; pages: number }[] = []
  // The first saves warm the program up.
  const warming = 3
  for (let save = 1; save <= Number(count) + warming; save += 1) {
    const version = save + 1
    const started = performance.now()
    await writeFile(
      chapter,
      text.replace(/^## .*$/m, (heading) => `${heading} ${save}`),
    )
    const since = () => performance.now() - started
    const [html, pages] = await Promise.all([
      window.shown('html', version).then(since),
      window.shown('pages', version).then(since),
    ])
    if (save > warming) times.push({ html, pages })
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  for (const edition of ['html', 'pages'] as const) {
    const sorted = times.map((time) => time[edition]).sort((a, b) => a - b)
    const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) =>
      (sorted[at] ?? 0).toFixed(0).padStart(5),
    )
    console.log(`${edition.padEnd(6)} median ${median} ms   least ${least}   most ${most}`)
  }
} finally {
  await window.close()
  program.kill('SIGINT')
  await once(program, 'exit')
  await rm(root, { recursive: true, force: true })
}

/** Starts the command; returns it with its address, once it says that. */
async function startPreview(): Promise<{ program: ChildProcess; url: string }> {
  const program = spawn(process.execPath, [path.resolve('dist/cli.js'), 'preview'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  program.stdout.on('data', (chunk) => {
    said += chunk
  })
  for (;;) {
    await once(program.stdout, 'data')
    const [url] = /http:\S+/.exec(said) ?? []
    if (url !== undefined) return { program, url }
  }
}
