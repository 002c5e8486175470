// Builds, and runs every check that is no test, two at a time: each of them keeps one core busy. What one has to say is
// printed whole once it has ended; one that fails stops none of the others, so that all faults are seen at once.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** Runs scripts of package.json one after the other; tells whether all of them went well. */
async function runAll(...scripts) {
  const results = []
  for (const script of scripts) results.push(await run(script))
  return results.every(Boolean)
}

async function run(script) {
  const child = spawn(`npm run -s ${script} 2>&1`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  const said = await text(child.stdout)
  const code = await ended
  process.stdout.write(code === 0 ? said : `${said}${script} failed.\n`)
  return code === 0
}

const first = await Promise.all([runAll('build'), runAll('check:imports', 'lint')])
// Tests and benchmarks import what the build makes, so these two come after it.
const then = await Promise.all([runAll('check:types'), runAll('check:unused')])
if (![...first, ...then].every(Boolean)) process.exitCode = 1
