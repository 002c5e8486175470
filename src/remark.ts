import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { BriefingError, exitCode } from './exit-code.js'
import { check, type RuleSettings } from './lint/check.js'
import { rules } from './lint/rules/index.js'
import { toSourceFile } from './lint/source.js'

/** Levels and options by rule, as in `briefing.config.json`. */
export type FootnoteSettings = Readonly<Record<string, unknown>>

/**
 * The footnote rules as a remark plugin: puts a message on the file for every note that is lost, doubled or hard to
 * follow. Use it after remark-gfm; it changes nothing. Rules that are not about footnotes run where `settings` name
 * them; those that need a whole briefing say nothing.
 *
 * @throws BriefingError if the settings name a rule or an option that does not exist, or where remark-gfm is missing
 */
export default function remarkFootnoteIntegrity(settings: FootnoteSettings = {}) {
  const levels: RuleSettings = { ...onlyFootnotes, ...(settings as RuleSettings) }
  return (tree: Root, file: VFile): void => {
    requireNotes(tree, String(file))
    const files = [toSourceFile({ file, tree }, 'document')]
    check({ kind: 'document', id: file.path ?? '', files }, levels)
  }
}

/** Without remark-gfm every definition is a paragraph, or that of a link, and every call would seem to lack one. */
function requireNotes({ children }: Root, text: string): void {
  const isUnread = children.some(
    ({ type, position }) =>
      (type === 'definition' || type === 'paragraph') &&
      /^\[\^[^[\]\s]{1,200}\]:/.test(text.slice(position?.start.offset)),
  )
  if (isUnread && !children.some(({ type }) => type === 'footnoteDefinition'))
    throw new BriefingError(
      'No footnote was parsed; use the plugin remark-gfm as well',
      exitCode.usage,
    )
}

const onlyFootnotes: RuleSettings = Object.fromEntries(
  rules.flatMap(({ id }) => (id.startsWith('footnote-') ? [] : [[id, 'off'] as const])),
)
