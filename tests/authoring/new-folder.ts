import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from '../../src/pipeline/inspect.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { callCli } from '../call-cli.js'

/** What stands in its briefing.md. */
export const main = `${monthlyFrontMatter
  .replace('試験の月報', '月報 2024年3月号')
  .replace(
    '\n---\n',
    '\nauthors: [編集部]\ntoc: true\ncontact: [窓口]\ndisclaimer: 免責の文。\n---\n',
  )}導入の文。\n`

/** A folder with the briefing of March, or with none. */
export async function start(id: string | undefined = '2024-03', source = main) {
  const root = id
    ? path.dirname(path.dirname(await writeBriefing({ 'briefing.md': source }, id)))
    : await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  const run = (...args: string[]) =>
    callCli(['new', ...args], { cwd: root, env: { SOURCE_DATE_EPOCH: '1713000000' } })
  const read = (name: string) => readFile(path.join(root, 'briefings', name), 'utf8')
  const list = async () => (await readdir(path.join(root, 'briefings'))).sort()
  const check = async (name: string) => {
    const { parsed } = await inspect(path.join(root, 'briefings', name))
    return new Set(parsed.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId)))
  }
  return { root, run, read, list, check }
}
