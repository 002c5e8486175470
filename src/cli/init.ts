import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addFiles, exists } from '../authoring/new/create-files.js'
import {
  listMissingIgnores,
  planRepository,
  type Service,
  type Shipped,
} from '../authoring/plan-repository.js'
import { nameCommand } from '../command-name.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import { isBriefing } from '../source/find-briefings.js'
import { shortenPath } from '../terminal/shorten-path.js'
import { findBranch, findRepository, findService } from './find-repository.js'
import { newCommand } from './new.js'

/** The options of `briefing init`. */
export interface InitOptions {
  language?: string
  publisher?: string
  classification?: string
  ci?: Service
}

/** What a first briefing says where there is nobody to ask. */
const unasked = () => ({
  publisher: path.basename(process.cwd()),
  classification: 'TLP:AMBER',
  topic: [],
})

/**
 * `briefing init`: makes what a team's repository needs around its briefings, and a first briefing. What is there stays
 * as it is, so that it may be called in a repository that has some of it.
 */
export async function initCommand({ ci, ...answers }: InitOptions): Promise<ExitCode> {
  const service = ci ?? (await findService())
  const shipped = await readShipped()
  for (const file of planRepository(service, shipped, await findBranch())) {
    if (await exists(file.name))
      console.error(`${file.name} is there already; left as it is${tellPipeline(file.name)}`)
    else {
      await addFiles('', [file])
      console.log(file.name)
    }
  }
  await ignoreOutput()
  const root = await findRepository()
  if (root !== undefined && root !== process.cwd() && service !== 'none') {
    console.error(
      `This is not the top of the repository, and only there is a pipeline looked for: move it to ${root}, and let its jobs work in ${path.relative(root, '')}/`,
    )
  }
  if (await hasBriefing()) reportUnused(answers)
  else {
    await newCommand(new Date().toISOString().slice(0, 7), {
      briefings: 'briefings',
      ...(!process.stdin.isTTY && unasked()),
      ...answers,
    })
    if (!process.stdin.isTTY) reportUnasked(answers)
  }
  console.error(`
Next:
  ${nameCommand('preview').padEnd(32)} write it beside its pages
  ${nameCommand('check').padEnd(32)} what is wrong, with file, line and column
  ${nameCommand('build').padEnd(32)} PDF and HTML into output/
  theme/theme.json                 your colours, fonts and logo, as in
  ${' '.repeat(32)} ${inPackage('docs/themes.md')}`)
  return exitCode.clean
}

/** A pipeline that is there does other work; what it has to do besides is in an example. */
function tellPipeline(name: string): string {
  const example = name === '.gitlab-ci.yml' ? 'docs/examples/gitlab-ci.yml' : undefined
  return example === undefined ? '' : `; what it needs for briefings is in ${inPackage(example)}`
}

/** Where a file of the package lies on this machine. */
function inPackage(file: string): string {
  return shortenPath(fileURLToPath(new URL(file, packageFolder)))
}

async function readShipped(): Promise<Shipped> {
  const read = (file: string) => readFile(new URL(file, packageFolder), 'utf8')
  const { name } = JSON.parse(await read('package.json')) as { name: string }
  return {
    name,
    github: await read('docs/examples/github-workflow.yml'),
    gitlab: await read('docs/examples/gitlab-ci.yml'),
    editorTasks: await read('.vscode/tasks.json'),
    editorSnippets: await read('.vscode/briefing.code-snippets'),
  }
}

async function ignoreOutput(): Promise<void> {
  const file = '.gitignore'
  const text = await readFile(file, 'utf8').catch(() => '')
  const missing = listMissingIgnores(text)
  if (missing.length === 0) return
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
  await writeFile(file, `${before}${missing.join('\n')}\n`)
  console.log(text === '' ? file : `${file}: ${missing.join(', ')} added`)
}

/** What nobody said is printed on every page all the same. */
function reportUnasked(answers: Omit<InitOptions, 'ci'>): void {
  const { publisher, classification } = unasked()
  const guesses = [
    ...(answers.publisher === undefined
      ? [`publisher \`${publisher}\` (the name of this folder)`]
      : []),
    ...(answers.classification === undefined ? [`classification \`${classification}\``] : []),
  ]
  if (guesses.length === 0) return
  console.error(
    `Nobody said otherwise, so the first briefing has the ${guesses.join(' and the ')}; correct ${guesses.length === 1 ? 'it' : 'them'} in briefing.md`,
  )
}

/** What was said of a first briefing says nothing of those that are there. */
function reportUnused(answers: Omit<InitOptions, 'ci'>): void {
  const options = Object.keys(answers).map((name) => `--${name}`)
  if (options.length === 0) return
  console.error(
    `There is a briefing already, so no first one was made, and ${options.join(', ')} ${options.length === 1 ? 'has' : 'have'} no effect; \`${nameCommand(`new ${options.map((name) => `${name} …`).join(' ')}`)}\` makes another briefing`,
  )
}

async function hasBriefing(): Promise<boolean> {
  const names = await readdir('briefings').catch((): string[] => [])
  const found = await Promise.all(names.map((name) => isBriefing(path.join('briefings', name))))
  return found.includes(true)
}
