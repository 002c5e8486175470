// Measures what it saves that V8 waits longer before it optimises what a command runs (src/start/postpone-optimising.ts):
// processor time of Node.js with all its threads, of whole processes as V8 is by itself and as it is told, in turn.
// `npm run build && npm run bench:optimising -- [runs] [folder of a briefing…]`
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
/** Lets no flag of V8 be set. */
const refuse =
  "import v8 from 'node:v8'; import { syncBuiltinESMExports } from 'node:module'; v8.setFlagsFromString = () => {}; syncBuiltinESMExports();"

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
  const times = Array.from({ length: Number(runs) }, () => ({
    itself: measure(command, refuse + tell),
    told: measure(command, tell),
  }))
  const itself = median(times.map((time) => time.itself))
  const told = median(times.map((time) => time.told))
  console.log(
    `${command.filter((word) => !word.startsWith('-') && word !== output).join(' ')}: ` +
      `${itself.toFixed(0)} ms as V8 is, ${told.toFixed(0)} ms as it is told, × ${(told / itself).toFixed(2)}`,
  )
}

/** Milliseconds of processor time of a command, as it says itself in the end. */
function measure(command: readonly string[], first: string): number {
  const args = ['--import', `data:text/javascript,${encodeURIComponent(first)}`, cli, ...command]
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return Number(/^cpu (\d+)$/m.exec(stderr)?.[1]) / 1000
}
