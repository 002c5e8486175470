// Measures what it saves that a command begins with what V8 compiled of it before (src/start.ts): processor time of Node.js
// with all its threads, of whole processes without anything kept and with it, in turn.
// `npm run build && npm run bench:kept-code -- [runs] [folder of a briefing…]`
import './help.js'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './measure.js'

const [runs = '5', ...folders] = process.argv.slice(2)
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
const build = ['build', '--no-cache', '--output', output]
/** Tells the processor time in the end. */
const tell =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process._rawDebug('cpu ' + (user + system)) })"

try {
  compare('check')
  for (const folder of folders.length > 0 ? folders : ['briefings/2024-03'])
    compare(...build, folder)
} finally {
  await rm(output, { recursive: true })
}

function compare(...command: string[]): void {
  // The first run keeps what the others begin with.
  measure(command, '')
  const times = Array.from({ length: Number(runs) }, () => ({
    without: measure(command, '1'),
    kept: measure(command, ''),
  }))
  const without = median(times.map((time) => time.without))
  const kept = median(times.map((time) => time.kept))
  console.log(
    `${command.filter((word) => !word.startsWith('-') && word !== output).join(' ')}: ` +
      `${without.toFixed(0)} ms with nothing kept, ${kept.toFixed(0)} ms with it, × ${(kept / without).toFixed(2)}`,
  )
}

/** Milliseconds of processor time of a command, as it says itself in the end. */
function measure(command: readonly string[], keepsNothing: string): number {
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, cli, ...command]
  const env = { ...process.env, CI: '', NODE_DISABLE_COMPILE_CACHE: keepsNothing }
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return Number(/^cpu (\d+)$/m.exec(stderr)?.[1]) / 1000
}
