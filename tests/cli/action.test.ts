import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { plainChapter, writeBriefing } from '../briefing-folder.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Action {
  inputs: Record<string, { default?: string }>
  runs: { steps: { id?: string; run?: string; env?: Record<string, string> }[] }
}

/** Runs the step of action.yml as GitHub’s runner would. */
async function runAction(cwd: string, inputs: Record<string, string>) {
  const action: Action = parse(await readFile(path.join(root, 'action.yml'), 'utf8'))
  const step = action.runs.steps.find(({ id }) => id === 'check')
  const env = Object.entries(step?.env ?? {}).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\{ (?:inputs\.([\w-]+)|github\.action_path) \}\}/g, (_, input) =>
      input === undefined ? root : (inputs[input] ?? action.inputs[input]?.default ?? ''),
    ),
  ])
  const folder = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'),
  }
  await writeFile(github.GITHUB_OUTPUT, '')
  return new Promise<{ code: number; stdout: string; stderr: string; output: string }>((resolve) =>
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'],
      { cwd, env: { ...process.env, ...github, ...Object.fromEntries(env) } },
      async (error, stdout, stderr) => {
        const output = await readFile(github.GITHUB_OUTPUT, 'utf8')
        await rm(folder, { recursive: true })
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr, output })
      },
    ),
  )
}

const rootOf = (folder: string) => path.dirname(path.dirname(folder))
const broken = plainChapter.replace('本文[^a]', '本文[^b]')

it('checks, and leaves a SARIF report', async () => {
  const cwd = rootOf(await writeBriefing({ '01-chapter.md': broken }))
  const { code, stdout, output } = await runAction(cwd, {})
  expect(code).toBe(1)
  expect(stdout).toContain('\n::error file=briefings/2024-03/01-chapter.md,line=9')
  expect(output).toBe('sarif=./briefing.sarif\n')
  const sarif = JSON.parse(await readFile(path.join(cwd, 'briefing.sarif'), 'utf8'))
  expect(sarif.runs[0].results).not.toEqual([])
})

it('builds what passes, and not what fails', async () => {
  const inputs = { command: 'check build', paths: '\n2024-03\n' }
  const good = rootOf(await writeBriefing())
  const edition = path.join('output', '2024-03', '2024-03.json')
  const { code, stderr } = await runAction(good, inputs)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(await readFile(path.join(good, edition), 'utf8')).toContain('"notes"')
  const bad = rootOf(await writeBriefing({ '01-chapter.md': broken }))
  expect((await runAction(bad, inputs)).code).toBe(1)
  await expect(readFile(path.join(bad, edition))).rejects.toThrow('ENOENT')
})

it('takes a path for a path, whatever is in it', async () => {
  const cwd = rootOf(await writeBriefing())
  const { code, stderr } = await runAction(cwd, { paths: '--fix\n$(touch pwned); `touch pwned`' })
  expect(code).toBe(2)
  expect(stderr).toContain('No briefing `--fix`')
  await expect(readFile(path.join(cwd, 'pwned'))).rejects.toThrow('ENOENT')
})

it('refuses a command that it does not know', async () => {
  const { code, stdout } = await runAction(root, { command: 'publish' })
  expect({ code, stdout }).toEqual({ code: 2, stdout: expect.stringMatching(/^::error::/) })
})
