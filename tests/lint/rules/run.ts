import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { unicodeName } from 'unicode-name'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { parseDocument } from 'yaml'
import { listMissing } from '../../../src/fonts/coverage.js'
import { suggestPackages } from '../../../src/fonts/optional-packages.js'
import { check, type RuleSettings } from '../../../src/lint/check.js'
import { rules } from '../../../src/lint/rules/index.js'
import { type OtherMonth, type Source, toSourceFile } from '../../../src/lint/source.js'
import type { FrontMatter } from '../../../src/source/front-matter.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import { readFrontMatter } from '../../../src/source/read-front-matter.js'
import { readMarks } from '../../../src/source/tlp/marks.js'

export interface NamedText {
  name: string
  text: string
}

export const briefings = fileURLToPath(new URL('../../../briefings/', import.meta.url))

/** Reads a briefing of the repository, briefing.md first. */
export function readSample(id: string): NamedText[] {
  const names = readdirSync(path.join(briefings, id)).filter((name) => name.endsWith('.md'))
  return ['briefing.md', ...names.filter((name) => name !== 'briefing.md').sort()].map((name) => ({
    name,
    text: readFileSync(path.join(briefings, id, name), 'utf8'),
  }))
}

const frontMatter: FrontMatter = {
  title: 'March',
  layout: 'monthly',
  language: 'en',
  period: '2024-03',
  issued: '2024-04-10',
  version: '1.0',
  classification: 'Public',
  publisher: 'Example Security',
}

const parses = new WeakMap<NamedText, ReturnType<typeof readMarks>>()

/** No rule changes a tree, so a text that is checked again is parsed once. */
function parse(file: NamedText): ReturnType<typeof readMarks> {
  const parsed = parses.get(file) ?? readMarks(parseText(file.text))
  parses.set(file, parsed)
  return parsed
}

/**
 * Makes a source of texts: a briefing where one is named `briefing.md` or `01-….md`, a plain document otherwise. Front
 * matter need not be complete; what is missing is filled in. Files in a folder are of the briefing that it translates,
 * or else of the months before it.
 */
export function toSource(files: readonly NamedText[]): Source {
  const isText = ({ name }: NamedText) => name.endsWith('.md')
  const [own, others] = [
    files.filter((file) => isText(file) && !file.name.includes('/')),
    files.filter((file) => isText(file) && file.name.includes('/')),
  ]
  if (others.length > 0) {
    const source = toSource(own)
    return {
      ...source,
      neighbours: source.frontMatter?.['translation-of']
        ? { original: toNeighbour(others) }
        : { earlier: toEarlier(files) },
    }
  }
  const isBriefing = files.some(({ name }) => /^(briefing|\d+-.*)\.md$/.test(name))
  const parsed = files.map((each) => {
    const { name, text } = each
    const file = new VFile({ path: name, value: text })
    const role = !isBriefing ? 'document' : name === 'briefing.md' ? 'briefing' : 'chapter'
    return toSourceFile({ file, ...parse(each) }, role)
  })
  const yaml = parsed.find(({ role }) => role === 'briefing')?.tree.children[0]
  const given = yaml?.type === 'yaml' ? readFields(yaml.value) : {}
  const characters = files.flatMap(({ text }) => listMissing(text))
  const suggestions = suggestPackages(characters)
  const missing = new Map(
    characters.map((character) => {
      const suggested = suggestions.get(character)
      const name = unicodeName(character) ?? 'a character without a name'
      return [character, suggested ? { name, package: suggested } : { name }]
    }),
  )
  return {
    kind: isBriefing ? 'briefing' : 'document',
    id: '2024-03',
    ...(isBriefing && { frontMatter: { ...frontMatter, ...given } }),
    missing,
    ...(given['translation-of'] && { neighbours: {} }),
    files: parsed,
  }
}

/** Takes files such as `2024-02/01-one.md` and pictures such as `2024-02/figures/a.svg`; gives the months, the latest first. */
function toEarlier(files: readonly NamedText[]): OtherMonth[] {
  const ids = files.flatMap(({ name }) => /^\d{4}-\d\d(?=\/)/.exec(name) ?? [])
  return [...new Set(ids)]
    .sort()
    .reverse()
    .map((id): OtherMonth => {
      const own = files.filter(({ name }) => name.startsWith(`${id}/`))
      const texts = own.filter(({ name }) => name.endsWith('.md'))
      const main = texts.find(({ name }) => name.endsWith('briefing.md'))
      const [, yaml = ''] = /^---\n([\s\S]*?)^---/m.exec(main?.text ?? '') ?? []
      const fields = { period: id, issued: `${id}-10`, ...readFields(yaml) }
      const same = files.flatMap(({ name, text }) =>
        own.flatMap((other) =>
          name.startsWith('figures/') && other.text === text
            ? [[name, other.name.slice(8)] as const]
            : [],
        ),
      )
      return {
        id,
        frontMatter: { ...frontMatter, ...fields, period: fields.period ?? id },
        files: texts.map(({ name, text }) => new VFile({ path: name, value: text })),
        pictures: new Map(same),
      }
    })
}

/** Takes files such as `2024-02/01-one.md`, all of one briefing. */
function toNeighbour(files: readonly NamedText[]): Source {
  const source = toSource(files.map(({ name, text }) => ({ name: path.basename(name), text })))
  for (const { file } of source.files) file.dirname = path.dirname(files[0]?.name ?? '')
  return source
}

function readFields(yaml: string): Partial<FrontMatter> {
  return parseDocument(yaml, { schema: 'failsafe' }).toJS() ?? {}
}

/** As a build reads it: whatever front matter is wrong has its messages too. */
export function toBriefing(files: readonly NamedText[]): Source {
  const source = toSource(files)
  const [main] = source.files
  const read = main && readFrontMatter(main.file, main.tree)
  const { frontMatter: _, ...rest } = source
  return { ...rest, ...(read && { frontMatter: read }) }
}

export function runCheck(source: Source, settings?: RuleSettings): VFileMessage[] {
  check(source, settings)
  return source.files.flatMap(({ file }) => file.messages)
}

/** Switches every rule off but some. */
export function only(settings: RuleSettings): RuleSettings {
  return { ...Object.fromEntries(rules.map(({ id }) => [id, 'off' as const])), ...settings }
}

/** `3:1-3:16: reason`, as the examples write it. */
export function format({ place, reason }: VFileMessage): string {
  if (!place || !('start' in place)) return `no place: ${reason}`
  const { start, end } = place
  return `${start.line}:${start.column}-${end.line}:${end.column}: ${reason}`
}
