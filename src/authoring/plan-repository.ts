import type { NewFile } from './new/create-files.js'
import { printJson } from './print-list.js'

/** Where a repository's pipeline runs; `none` writes nothing for it. */
export const services = ['github', 'gitlab', 'none'] as const

/** A CI service that `init` writes a pipeline for. */
export type Service = (typeof services)[number]

/** What the package ships of the files of a repository. */
export interface Shipped {
  /** The package's name on npm. */
  name: string
  github: string
  gitlab: string
  /** `.vscode/` of the package's own repository. */
  editorTasks: string
  editorSnippets: string
}

/** What is never committed, each as a line of `.gitignore`. */
const ignored = ['node_modules/', 'output/'] as const

/**
 * Returns the files of a team's repository except its first briefing; its pipeline runs on a branch and on what is to
 * be merged into it. `.gitignore` is not among them, since its lines are added to an existing one.
 */
export function planRepository(service: Service, shipped: Shipped, branch: string): NewFile[] {
  const { name, github, gitlab, editorTasks, editorSnippets } = shipped
  const schema = (file: string) => `./node_modules/${name}/docs/schema/${file}`
  const pipelines: Record<Service, NewFile[]> = {
    github: [
      { name: '.github/workflows/briefing.yml', content: onBranch(withoutHead(github), branch) },
    ],
    gitlab: [{ name: '.gitlab-ci.yml', content: withoutHead(gitlab) }],
    none: [],
  }
  return [
    {
      name: 'briefing.config.json',
      content: printJson({ $schema: schema('config.schema.json'), theme: { folder: 'theme' } }),
    },
    { name: 'theme/theme.json', content: printJson({ colours: {} }) },
    {
      name: '.vscode/settings.json',
      content: printJson({
        'yaml.schemas': { [schema('front-matter.schema.json')]: ['briefings/*/briefing.md'] },
        '[markdown]': { 'editor.wordWrap': 'on', 'files.trimTrailingWhitespace': false },
        'search.exclude': { output: true },
      }),
    },
    { name: '.vscode/tasks.json', content: editorTasks },
    { name: '.vscode/briefing.code-snippets', content: editorSnippets },
    ...pipelines[service],
  ]
}

/** Describes what has to be added to a `.gitignore`; nothing if all of it is there. */
export function listMissingIgnores(text: string): string[] {
  const lines = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, '')))
  return ignored.filter((line) => !lines.has(line.replace(/\/$/, '')))
}

/** The first line tells where an example is to be copied. */
function withoutHead(example: string): string {
  return example.replace(/^#.*\n/, '')
}

/** A name such as `release#1` needs quotes in YAML. */
function onBranch(workflow: string, branch: string): string {
  const name = /^[a-z][\w./-]*$/i.test(branch) ? branch : JSON.stringify(branch)
  return workflow.replace('branches: [main]', () => `branches: [${name}]`)
}
