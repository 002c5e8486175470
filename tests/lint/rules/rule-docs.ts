import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** What a rule's doc comment says: prose, and examples that are its tests. */
export interface RuleDoc {
  /** The file's name, which is the rule's id. */
  id: string
  /** Paragraphs; the first says what, the others why. */
  text: string
  examples: Example[]
}

export interface Example {
  verdict: 'bad' | 'good'
  /** Settings of the rule, where the example is not about the default ones. */
  options: unknown
  files: { name: string; text: string }[]
  /** `[file ]line:column-line:column: reason`, in order. */
  messages: string[]
}

/** Without a name, an example is a Markdown file outside any briefing. */
export const plainName = 'notes.md'

export async function readRuleDocs(folder: URL): Promise<RuleDoc[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const docs = await Promise.all(
    names.map(async (name) => {
      const code = await readFile(new URL(name, folder), 'utf8')
      return code.includes('export default defineRule(')
        ? [parseRuleDoc(path.basename(name, '.ts'), code)]
        : []
    }),
  )
  return docs.flat()
}

function parseRuleDoc(id: string, code: string): RuleDoc {
  const before = code.slice(0, code.indexOf('export default defineRule('))
  const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
  const plain = comment.replace(/^[ ]*\* ?/gm, '').trim()
  const [text = '', ...rest] = plain.split(/^@(?=bad|good)/m)
  return { id, text: text.trim(), examples: rest.map(parseExample) }
}

function parseExample(source: string): Example {
  const [, verdict, options] = /^(bad|good)([^\n]*)/.exec(source) ?? []
  const files = [...source.matchAll(/^~~~(?:md|svg) ?(\S*)\n([\s\S]*?)^~~~$/gm)].map(
    ([, name = '', text = '']) => ({ name: name || plainName, text }),
  )
  const after = source.slice(source.lastIndexOf('\n~~~') + 4)
  return {
    verdict: verdict === 'bad' ? 'bad' : 'good',
    options: options?.trim() ? JSON.parse(options) : undefined,
    files,
    messages: after.split('\n').filter((line) => line.trim() !== ''),
  }
}
