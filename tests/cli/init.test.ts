import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { listAnnexNames } from '../../src/intel/annex-names.js'
import { callCli } from '../call-cli.js'

const run = promisify(execFile)

let cwd: string

beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'init-'))
})

const read = (file: string) => readFile(path.join(cwd, file), 'utf8')

describe('briefing init', () => {
  it('makes a repository whose first briefing checks without an error', async () => {
    const made = await callCli(['init', '--language', 'en', '--publisher', 'Example'], { cwd })
    expect(made.code).toBe(0)
    expect(made.stderr).toContain('briefing preview')
    const { $schema } = JSON.parse(await read('briefing.config.json'))
    expect($schema).toBe('./node_modules/@threat-briefing/generator/docs/schema/config.schema.json')
    expect(await read('.gitignore')).toBe('node_modules/\noutput/\n')
    expect(await read('.github/workflows/briefing.yml')).toMatch(/^name: briefing\n/)
    expect((await callCli(['check', '--quiet'], { cwd })).code).toBe(0)
    const [id = ''] = await readdir(path.join(cwd, 'briefings'))
    expect(await read(`briefings/${id}/briefing.md`)).toMatch(/^publisher: Example$/m)
  })

  it('says which language the first briefing has where nobody named one', async () => {
    const { stderr } = await callCli(['init'], { cwd })
    expect(stderr).toContain(
      'Nothing said its language, so it is `ja`; `--language` names another\n',
    )
    const another = await callCli(['new', '2030-01', '--language', 'en'], { cwd })
    expect(another.stderr).not.toContain('Nothing said its language')
  })

  it('says what it put in for publisher and classification where nobody named them', async () => {
    const { stderr } = await callCli(['init', '--classification', 'Public'], { cwd })
    expect(stderr).toContain(
      `Nobody said otherwise, so the first briefing has the publisher \`${path.basename(cwd)}\` (the name of this folder); correct it in briefing.md\n`,
    )
    const named = await mkdtemp(path.join(tmpdir(), 'init-'))
    const said = await callCli(['init', '--publisher', 'A', '--classification', 'Public'], {
      cwd: named,
    })
    expect(said.stderr).not.toContain('Nobody said otherwise')
  })

  it.each(['github', 'gitlab'])('keeps every file of a build in %s', async (ci) => {
    await callCli(['init', '--ci', ci], { cwd })
    const pipeline = await read(
      ci === 'github' ? '.github/workflows/briefing.yml' : '.gitlab-ci.yml',
    )
    const kept = [...pipeline.matchAll(/output\/\*\/\*\.(\w+)/g)].map(([, kind]) => kind)
    const annexes = listAnnexNames('a').map((name) => path.extname(name).slice(1))
    expect(kept).toEqual(expect.arrayContaining(['pdf', 'html', ...annexes]))
  })

  it.each([
    ['the branch of a new repository', [['init', '-b', 'trunk']], 'trunk'],
    [
      'main, where another branch is checked out',
      [
        ['init', '-b', 'main'],
        ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-m', 'a', '--allow-empty'],
        ['checkout', '-b', 'briefings'],
      ],
      'main',
    ],
    [
      'the branch that the origin shows',
      [
        ['init', '-b', 'mine'],
        ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/develop'],
      ],
      'develop',
    ],
    ['a name that YAML would read otherwise', [['init', '-b', '2024']], '"2024"'],
    ['main without a repository', [], 'main'],
  ])('runs the pipeline on %s', async (_, commands, branch) => {
    for (const args of commands) await run('git', args, { cwd })
    await callCli(['init', '--ci', 'github'], { cwd })
    expect(await read('.github/workflows/briefing.yml')).toContain(`    branches: [${branch}]\n`)
  })

  it('installs once in a pipeline, and shows findings where they belong', async () => {
    await callCli(['init', '--ci', 'gitlab'], { cwd })
    expect((await read('.gitlab-ci.yml')).match(/npm ci/g)).toHaveLength(1)
    expect(await read('.gitlab-ci.yml')).toContain('codequality: gl-code-quality-report.json')
  })

  it('says that what describes a first briefing has no effect on one that is there', async () => {
    await callCli(['init', '--language', 'en'], { cwd })
    const again = await callCli(['init', '--language', 'ja', '--publisher', 'A'], { cwd })
    expect(again.stderr).toContain(
      'There is a briefing already, so no first one was made, and --language, --publisher have no effect; `briefing new --language … --publisher …` makes another briefing\n',
    )
    const silent = await callCli(['init'], { cwd })
    expect(silent.stderr).not.toContain('no effect')
  })

  it('overwrites nothing, and adds to .gitignore what it lacks', async () => {
    await mkdir(path.join(cwd, 'briefings', '2024-03'), { recursive: true })
    await writeFile(path.join(cwd, 'briefings', '2024-03', 'briefing.md'), 'mine')
    await writeFile(path.join(cwd, 'briefing.config.json'), '{}')
    await writeFile(path.join(cwd, '.gitlab-ci.yml'), 'mine: {}')
    await writeFile(path.join(cwd, '.gitignore'), '/node_modules\nmine')
    const { code, stderr } = await callCli(['init'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toContain('briefing.config.json is there already; left as it is')
    expect(await read('briefing.config.json')).toBe('{}')
    expect(await read('.gitlab-ci.yml')).toBe('mine: {}')
    expect(await read('.gitignore')).toBe('/node_modules\nmine\noutput/\n')
    expect(await readdir(path.join(cwd, 'briefings'))).toEqual(['2024-03'])
    expect((await readdir(cwd)).sort()).not.toContain('.github')
  })

  it('tells where a pipeline that is there finds what it lacks', async () => {
    await writeFile(path.join(cwd, '.gitlab-ci.yml'), 'mine: {}')
    const { stderr } = await callCli(['init'], { cwd })
    expect(stderr).toMatch(
      /^\.gitlab-ci\.yml is there already; left as it is; what it needs for briefings is in \S+docs\/examples\/gitlab-ci\.yml$/m,
    )
  })

  it('sees where a repository is hosted, and that it is not at its top', async () => {
    const git = path.join(cwd, '.git')
    await mkdir(git)
    await writeFile(
      path.join(git, 'config'),
      '[remote "origin"]\n\turl = git@gitlab.example.com:a/b.git\n',
    )
    const inside = path.join(cwd, 'reports')
    await mkdir(inside)
    const { stderr } = await callCli(['init'], { cwd: inside })
    expect(await readdir(inside)).toContain('.gitlab-ci.yml')
    expect(stderr).toContain('let its jobs work in reports/')
    expect((await callCli(['init'], { cwd })).stderr).not.toContain('not the top')
  })

  it('asks nobody and fails for nothing where it is called again', async () => {
    await callCli(['init', '--ci', 'none'], { cwd })
    const before = await read('.gitignore')
    const { code, stdout } = await callCli(['init', '--ci', 'none'], { cwd })
    expect([code, stdout, await read('.gitignore')]).toEqual([0, '', before])
  })
})
