// Installs the packed package in an empty folder, as a team does, and uses all of it: command, API, remark plugin.
// `npm run try-package` needs Node and npm alone; npm fetches the dependencies. With `--linked` it needs no network: what
// is built already is packed, unpacked as npm would, and finds the dependencies that this repository has installed.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { name, bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const linked = process.argv.includes('--linked')
const work = mkdtempSync(path.join(tmpdir(), 'try-package-'))
const team = path.join(work, 'team')
mkdirSync(team)

/** Runs a command; returns what it printed, or ends here with what it printed where its exit code is another. */
function run(folder, [command, ...args], expected = 0) {
  console.log(`$ ${[command, ...args].join(' ')}`)
  try {
    const printed = execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
    if (expected === 0) return printed
    throw Object.assign(new Error('it ended with 0'), { status: 0, stdout: printed, stderr: '' })
  } catch (error) {
    if (error.status === expected) return error.stdout + error.stderr
    console.error(`${error.stdout}\n${error.stderr}`)
    throw new Error(
      `Expected exit code ${expected} of ${command} ${args.join(' ')}, not ${error.status}`,
    )
  }
}

function expectText(text, wanted, what) {
  if (!text.includes(wanted))
    throw new Error(`Expected ${JSON.stringify(wanted)} in ${what}:\n${text}`)
}

const quietly = ['--no-audit', '--no-fund']

/** Installs a packed package, and those of others that the example of the plugin needs. */
function install(packed) {
  const others = ['remark-gfm@4', 'remark-parse@11', 'unified@11', 'vfile@6']
  if (!linked) {
    run(team, ['npm', 'install', '--save-dev', ...quietly, packed])
    run(team, ['npm', 'install', '--save-dev', ...quietly, ...others])
    return
  }
  const modules = path.join(team, 'node_modules')
  const installed = path.join(modules, name)
  mkdirSync(installed, { recursive: true })
  mkdirSync(path.join(modules, '.bin'))
  run(team, ['tar', '-xzf', packed, '--strip-components=1', '-C', installed])
  chmodSync(path.join(installed, bin.briefing), 0o755)
  symlinkSync(path.join(installed, bin.briefing), path.join(modules, '.bin', 'briefing'))
  for (const folder of readdirSync(path.join(root, 'node_modules'))) {
    if (folder.startsWith('.') || folder === path.dirname(name)) continue
    symlinkSync(path.join(root, 'node_modules', folder), path.join(modules, folder))
  }
}

/** npx finds what is linked the same way each time, and takes a second for it: there once is enough. */
let found = false

function briefing(...args) {
  if (linked && found) return [path.join('node_modules', '.bin', 'briefing'), ...args]
  found = true
  return ['npx', '--no', '--', 'briefing', ...args]
}

try {
  const ready = linked ? ['--ignore-scripts'] : []
  const packed = run(root, ['npm', 'pack', ...ready, '--pack-destination', work]).trim()
  if (packed.includes('\n'))
    throw new Error(`npm pack says more than the name of its file:\n${packed}`)
  writeFileSync(path.join(team, 'package.json'), '{ "private": true, "type": "module" }\n')
  install(path.join(work, packed))

  run(team, briefing('init', '--language', 'en', '--publisher', 'Example Security'))
  run(team, briefing('check'))
  run(team, briefing('new', '2024-05', '--title', 'May', '--topic', 'A topic'))
  run(team, briefing('check', 'briefings/2024-05'), 0)
  run(team, briefing('build'))
  for (const id of readdirSync(path.join(team, 'briefings')).filter((id) => !id.startsWith('.'))) {
    const files = readdirSync(path.join(team, 'output', id)).sort()
    if (files.join() !== [`${id}.html`, `${id}.json`, `${id}.pdf`].join())
      throw new Error(`Expected PDF, HTML and JSON of ${id}, found ${files}`)
    run(team, briefing('verify', `output/${id}/${id}.pdf`))
  }
  expectText(run(team, briefing('explain', 'footnote-undefined')), 'no definition', 'explain')
  writeFileSync(path.join(team, 'broken.md'), 'A claim[^x].\n')
  expectText(run(team, briefing('check', 'broken.md'), 1), 'broken.md:1:8: error', 'check')

  // pre-commit installs the package by itself, and runs these.
  const hooks = readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')
  for (const [, entry] of hooks.matchAll(/^ {2}entry: briefing (.+)$/gm)) {
    run(team, briefing(...entry.split(' ')))
    expectText(
      run(team, briefing(...entry.split(' '), 'broken.md'), 1),
      'footnote-undefined',
      entry,
    )
  }

  writeFileSync(
    path.join(team, 'api.js'),
    `import { build, check, verifyPdf } from '${name}'
import { readFile } from 'node:fs/promises'
import footnotes from '${name}/remark'
import gfm from 'remark-gfm'
import parse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
const findings = await check(['broken.md'])
const [first] = await build(['2024-05'])
const model = JSON.parse(await readFile('output/2024-05/2024-05.json', 'utf8'))
const proof = await verifyPdf(await readFile('output/2024-05/2024-05.pdf'), model)
const file = new VFile('A claim[^x].')
const remark = unified().use(parse).use(gfm).use(footnotes)
await remark.run(remark.parse(file), file)
console.log(findings[0].ruleId, first.built, proof.length, file.messages[0].ruleId)
`,
  )
  expectText(
    run(team, ['node', 'api.js']),
    'footnote-undefined true 0 footnote-undefined',
    'what the API example prints',
  )
  console.log('The package works as installed.')
} finally {
  rmSync(work, { recursive: true, force: true })
}
