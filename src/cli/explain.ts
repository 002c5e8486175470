import { readFile } from 'node:fs/promises'
import { nameCommand } from '../command-name.js'
import { didYouMeanOneOf } from '../did-you-mean.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import { wrapText } from '../terminal/wrap.js'

/** What docs/rules.md says of a rule, or docs/messages.md of a message that comes from none. */
interface Page {
  id: string
  /** Its level and what can be done with it, in a line. */
  marks: string
  text: string
}

/**
 * `briefing explain`: prints the page of a rule or of another message, or without a name all of them with their levels.
 *
 * @throws BriefingError (usage) if no message has that id.
 */
export async function explainCommand(id: string | undefined): Promise<ExitCode> {
  const [rules = [], others = []] = await Promise.all(
    ['docs/rules.md', 'docs/messages.md'].map(async (file) =>
      readPages(await readFile(new URL(file, packageFolder), 'utf8')),
    ),
  )
  const pages = [...rules, ...others]
  if (id === undefined) {
    const width = Math.max(...pages.map((page) => page.id.length))
    const list = (some: Page[]) =>
      some.map((page) => `${page.id.padEnd(width)}  ${page.marks}`).join('\n')
    console.log(`${list(rules)}\n\nMessages that come from no rule:\n\n${list(others)}`)
    return exitCode.clean
  }
  const page = pages.find((candidate) => candidate.id === id)
  if (!page) {
    const hint = didYouMeanOneOf(
      pages.map((candidate) => candidate.id),
      id,
    )
    throw new BriefingError(
      `No message has the id \`${id}\`.${hint} \`${nameCommand('explain')}\` lists them all.`,
      exitCode.usage,
    )
  }
  const { columns } = process.stdout
  const text = columns === undefined ? page.text : wrapText(page.text, columns)
  console.log(`${page.id}: ${page.marks}\n\n${text}`)
  return exitCode.clean
}

/** Takes the Markdown of rules or messages; returns them in its order, without the marks of its blocks of code. */
export function readPages(markdown: string): Page[] {
  return listSections(markdown).map(([heading = '', , marks = '', ...lines]) => ({
    id: heading.replace('### ', ''),
    marks,
    text: indentCode(lines.join('\n')).trim(),
  }))
}

/** The lines of each rule, its heading first. A heading in an example is not one of the page. */
function listSections(markdown: string): string[][] {
  const sections: string[][] = []
  let open: string[] | undefined
  let inCode = false
  for (const line of markdown.split('\n')) {
    if (line.startsWith('````')) inCode = !inCode
    if (!inCode && line.startsWith('### ')) {
      open = []
      sections.push(open)
    } else if (!inCode && line.startsWith('## ')) open = undefined
    open?.push(line)
  }
  return sections
}

/** On a terminal, code is recognised by its indent. */
function indentCode(text: string): string {
  return text.replace(/^````(?:md|text)\n([\s\S]*?)^````$/gm, (_, code: string) =>
    code.trimEnd().replace(/^(?=.)/gm, '    '),
  )
}
