import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { parseText } from '../../source/markdown/parse-text.js'
import { readFrontMatter } from '../../source/read-front-matter.js'
import { readMarks } from '../../source/tlp/marks.js'
import { check, type RuleSettings } from '../check.js'
import { editsOf } from '../finding.js'
import { type Source, type SourceFile, textOf, toSourceFile } from '../source.js'
import { applyEdits, type Fix } from './apply-edits.js'
import { keepsLinks, linkMapOf } from './link-map.js'
import { keepsNotes, noteMapOf } from './note-map.js'

/** One fix may make another possible in the next pass. */
const maximumPasses = 10

/** Rules that turn text into the call or the note that its author meant. */
export const addsNotes: ReadonlySet<string> = new Set([
  'footnote-by-hand',
  'footnote-label-invalid',
  'footnote-wrong-syntax',
  'footnote-definition-misplaced',
])

export interface FixedFile {
  path: string
  before: string
  /** The same as `before` where nothing could be repaired, or where the file was left alone. */
  after: string
  /** How many messages were repaired. */
  fixed: number
  /** Why the file was left alone. */
  refused?: string
}

interface State extends FixedFile {
  at: SourceFile
}

/**
 * Repairs what can be repaired without a change of meaning: makes the edits that the rules give, reads and checks the
 * result, and goes on until there are none. A file whose calls or links would lead elsewhere is left as it was. Touches
 * neither the disk nor the source it is given.
 */
export function fixSource(
  source: Source,
  settings: RuleSettings = {},
  ignored: (file: VFile) => boolean = () => false,
): FixedFile[] {
  const states = source.files.map((at): State => {
    const text = textOf(at)
    return { path: at.file.path, before: text, after: text, fixed: 0, at }
  })
  for (let pass = 0; pass < maximumPasses; pass++) {
    const current = recheck(source, states, settings)
    let changed = false
    for (const [index, at] of current.files.entries()) {
      const state = states[index]
      if (!state || state.refused !== undefined || ignored(at.file)) continue
      state.at = at
      changed = advance(state, at.file.messages) || changed
    }
    if (!changed) break
  }
  return states.map(({ at: _, ...file }) => file)
}

/** Makes one pass over one file; says whether anything changed. */
function advance(state: State, messages: readonly VFileMessage[]): boolean {
  const { at } = state
  const { text, fixes } = applyEdits(textOf(at), messages.filter(isTimely(messages)))
  if (fixes.length === 0 || text === textOf(at)) return false
  const next = readFile(at, text)
  const expected = noteMapOf(
    at,
    fixes.flatMap(({ edits }) => edits),
  )
  const more = fixes.some(addsCalls)
  const isKept =
    keepsNotes(expected, noteMapOf(next), { more }) &&
    keepsLinks(linkMapOf(at, fixes), linkMapOf(next), { more })
  if (!isKept) {
    const rules = [...new Set(fixes.map(({ ruleId }) => `\`${ruleId}\``))].join(', ')
    state.refused = `The fixes of ${rules} would change where a call or a link leads, so the file was left alone. Repair it by hand`
    state.after = state.before
    state.fixed = 0
    return true
  }
  state.after = text
  state.fixed += fixes.length
  return true
}

/** What stands in the text may be a source as soon as its note is one: until then no address in it is defanged. */
function isTimely(messages: readonly VFileMessage[]): (message: VFileMessage) => boolean {
  const mayMove = messages.some(
    (message) => addsNotes.has(message.ruleId ?? '') && editsOf(message).length > 0,
  )
  return ({ ruleId }) => !mayMove || ruleId !== 'ioc-live'
}

function addsCalls({ ruleId }: Fix): boolean {
  return addsNotes.has(ruleId)
}

/** Reads the texts as they are now, and checks them. */
function recheck(source: Source, states: readonly State[], settings: RuleSettings): Source {
  const files = source.files.map((at, index) => readFile(at, states[index]?.after ?? textOf(at)))
  const main = files.find(({ role }) => role === 'briefing')
  const frontMatter = main && readFrontMatter(main.file, main.tree)
  const { frontMatter: _, ...rest } = source
  const read: Source = { ...rest, files, ...(frontMatter && { frontMatter }) }
  check(read, settings)
  return read
}

function readFile({ file, role }: SourceFile, text: string): SourceFile {
  const next = new VFile({ path: file.path, value: text })
  return toSourceFile({ file: next, ...readMarks(parseText(text)) }, role)
}
