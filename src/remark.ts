import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { footnoteIndex } from './footnotes/footnote-index.js'
import { check, type RuleSettings } from './lint/check.js'
import { rules } from './lint/rules/index.js'

/** Levels and options by rule, as in `briefing.config.json`. */
export type FootnoteSettings = Readonly<Record<string, unknown>>

/**
 * The footnote rules as a remark plugin: puts a message on the file for every note that is lost, doubled or hard to
 * follow. Use it after remark-gfm; it changes nothing. Rules that are not about footnotes run where `settings` name
 * them; those that need a whole briefing say nothing.
 *
 * @throws BriefingError if the settings name a rule or an option that does not exist
 */
export default function remarkFootnoteIntegrity(settings: FootnoteSettings = {}) {
  const levels: RuleSettings = { ...onlyFootnotes, ...(settings as RuleSettings) }
  return (tree: Root, file: VFile): void => {
    const footnotes = footnoteIndex(file, tree)
    const files = [{ file, tree, role: 'document', footnotes }] as const
    check({ kind: 'document', id: file.path ?? '', files }, levels)
  }
}

const onlyFootnotes: RuleSettings = Object.fromEntries(
  rules.flatMap(({ id }) => (id.startsWith('footnote-') ? [] : [[id, 'off'] as const])),
)
