import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { readFrontMatter } from '../../source/read-front-matter.js'
import { check, type RuleSettings } from '../check.js'
import { editsOf } from '../finding.js'
import { type Source, type SourceFile, textOf } from '../source.js'
import { applyEdits } from './apply-edits.js'
import { addsNotes, keepFixes, readFile, rewrite } from './keep-fixes.js'

/** One fix may make another possible in the next pass. */
const maximumPasses = 10

/** A file before and after its repairs. */
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
 * result, and goes on until there are none. A repair by which a call or a link would lead elsewhere is left out, as is
 * one of an unseen character that would make Markdown of the text. Touches neither the disk nor the source it is given.
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
  const kept = keepFixes(at, fixes)
  if (kept.refused !== undefined) state.refused = kept.refused
  const text = rewrite(at, kept.fixes)
  if (kept.fixes.length === 0 || text === textOf(at)) return false
  state.after = text
  state.fixed += kept.fixes.length
  return true
}

/** What stands in the text may be a source as soon as its note is one: until then no address in it is defanged. */
function isTimely(messages: readonly VFileMessage[]): (message: VFileMessage) => boolean {
  const mayMove = messages.some(
    (message) => addsNotes.has(message.ruleId ?? '') && editsOf(message).length > 0,
  )
  return ({ ruleId }) => !mayMove || ruleId !== 'ioc-live'
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
