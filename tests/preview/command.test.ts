import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { runCli } from '../run-cli.js'

it('exits with 2 on a port in use, saying what to do', async () => {
  const folder = await writeBriefing()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const root = path.dirname(path.dirname(folder))
  const { code, stderr } = await runCli(['preview', '--port', String(port)], { cwd: root })
  server.close()
  expect(stderr).toContain(`Cannot serve the preview on port ${port}: another program uses it.`)
  expect(code).toBe(2)
})

it.each([
  [['--port', 'http'], 'Expected a port'],
  [['--port', '70000'], 'Expected a port'],
  [['--editor', 'javascript:alert("{file}")'], 'cannot be used'],
  [['2024-04'], 'Did you mean `2024-03`?'],
  [['--browser', '/none/chrome'], '/none/chrome'],
])('exits with 2 on %j', async (args, message) => {
  const root = path.dirname(path.dirname(await writeBriefing()))
  const { code, stderr } = await runCli(['preview', ...args], { cwd: root })
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})

it.skipIf(process.platform === 'win32')('ends at Ctrl-C, with its browser', async () => {
  const root = path.dirname(path.dirname(await writeBriefing()))
  const child = spawn(process.execPath, [path.resolve('dist/cli.js'), 'preview'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (/pages \d+ ms/.test(printed)) break
  }
  expect(printed).toMatch(/^2024-03 is shown at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C ends it\)\n/)
  const browsers = await listChildren(child.pid ?? 0)
  expect(browsers.length).toBeGreaterThan(0)
  const started = performance.now()
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(130)
  expect(performance.now() - started).toBeLessThan(3_000)
  for (const pid of browsers) expect(() => process.kill(pid, 0)).toThrow()
})

async function listChildren(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(pid)])
  return stdout.split('\n').map(Number).filter(Boolean)
}
