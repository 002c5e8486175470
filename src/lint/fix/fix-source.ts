import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { parseText } from '../../source/markdown/parse-text.js'
import { readFrontMatter } from '../../source/read-front-matter.js'
import { readMarks } from '../../source/tlp/marks.js'
import { check, type RuleSettings } from '../check.js'
import { editsOf } from '../finding.js'
import { placeOf, type Source, type SourceFile, textOf, toSourceFile } from '../source.js'
import { applyEdits, edited, type Fix } from './apply-edits.js'
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

/** Rules that turn code or HTML into text, whose links and calls are then new. */
const revealsText: ReadonlySet<string> = new Set(['indented-prose', 'other-dialect', 'raw-html'])

export interface FixedFile {
  path: string
  before: string
  /** The same as `before` where nothing could be repaired. */
  after: string
  /** How many messages were repaired. */
  fixed: number
  /** Which repairs were left out, and why; or why the file was left alone. */
  refused?: string
}

interface State extends FixedFile {
  at: SourceFile
}

/**
 * Repairs what can be repaired without a change of meaning: makes the edits that the rules give, reads and checks the
 * result, and goes on until there are none. A repair by which a call or a link would lead elsewhere is left out. Touches
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
      if (!state || ignored(at.file)) continue
      state.at = at
      delete state.refused
      changed = advance(state, at.file.messages) || changed
    }
    if (!changed) break
  }
  return states.map(({ at: _, ...file }) => file)
}

/** Makes one pass over one file; says whether anything changed. */
function advance(state: State, messages: readonly VFileMessage[]): boolean {
  const { at } = state
  const { fixes } = applyEdits(textOf(at), messages.filter(isTimely(messages)))
  const kept = accumulate(at, [], fixes)
  const left = fixes.filter((fix) => !kept.includes(fix))
  if (left.length > 0) state.refused = explainLeft(at, left)
  const text = rewrite(at, kept)
  if (kept.length === 0 || text === textOf(at)) return false
  state.after = text
  state.fixed += kept.length
  return true
}

/** Adds to some fixes those of others with which every call and link still leads where it led. */
function accumulate(at: SourceFile, base: readonly Fix[], more: readonly Fix[]): readonly Fix[] {
  const all = [...base, ...more]
  if (more.length === 0 || isKept(at, all)) return all
  if (more.length === 1) return base
  const middle = Math.ceil(more.length / 2)
  return accumulate(at, accumulate(at, base, more.slice(0, middle)), more.slice(middle))
}

function isKept(at: SourceFile, fixes: readonly Fix[]): boolean {
  const next = readFile(at, rewrite(at, fixes))
  const edits = fixes.flatMap((fix) => fix.edits)
  const more = fixes.some(addsCalls)
  return (
    keepsNotes(noteMapOf(at, edits), noteMapOf(next), { more }) &&
    keepsLinks(linkMapOf(at, fixes), linkMapOf(next), { more })
  )
}

function rewrite(at: SourceFile, fixes: readonly Fix[]): string {
  return edited(
    textOf(at),
    fixes.flatMap(({ edits }) => edits),
  )
}

function explainLeft(at: SourceFile, left: readonly Fix[]): string {
  const places = left.map(({ ruleId, edits }) => {
    const start = Math.min(...edits.map(({ range }) => range[0]))
    return `\`${ruleId}\` in line ${placeOf(at, start, start).start.line}`
  })
  const shown = [...new Set(places)]
  const [what, was] =
    shown.length === 1 ? ['The fix of', 'it was left out'] : ['The fixes of', 'they were left out']
  return `${what} ${listOf(shown)} would change where a call or a link leads, so ${was}. Repair ${shown.length === 1 ? 'it' : 'them'} by hand`
}

function listOf(words: readonly string[]): string {
  return words.length > 5
    ? `${words.slice(0, 4).join(', ')} and ${words.length - 4} more`
    : words.join(', ')
}

/** What stands in the text may be a source as soon as its note is one: until then no address in it is defanged. */
function isTimely(messages: readonly VFileMessage[]): (message: VFileMessage) => boolean {
  const mayMove = messages.some(
    (message) => addsNotes.has(message.ruleId ?? '') && editsOf(message).length > 0,
  )
  return ({ ruleId }) => !mayMove || ruleId !== 'ioc-live'
}

function addsCalls({ ruleId }: Fix): boolean {
  return addsNotes.has(ruleId) || revealsText.has(ruleId)
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
