import chapterMissing from './chapter-missing.js'
import chapterTitle from './chapter-title.js'
import duplicateId from './duplicate-id.js'
import figureAltMissing from './figure-alt-missing.js'
import figureWithoutImage from './figure-without-image.js'
import footnoteCycle from './footnote-cycle.js'
import footnoteDefinitionMisplaced from './footnote-definition-misplaced.js'
import footnoteDuplicateDefinition from './footnote-duplicate-definition.js'
import footnoteEmpty from './footnote-empty.js'
import footnoteInAlt from './footnote-in-alt.js'
import footnoteInHtml from './footnote-in-html.js'
import footnoteInLink from './footnote-in-link.js'
import footnoteLabelInvalid from './footnote-label-invalid.js'
import footnoteUndefined from './footnote-undefined.js'
import footnoteUnreachable from './footnote-unreachable.js'
import footnoteUnreferenced from './footnote-unreferenced.js'
import rawHtml from './raw-html.js'
import referenceUndefined from './reference-undefined.js'
import type { Rule } from './rule.js'
import summaryMissing from './summary-missing.js'
import tableWithoutTable from './table-without-table.js'
import unknownContainer from './unknown-container.js'

export interface RuleGroup {
  title: string
  /** Why these rules are there. */
  reason: string
  rules: readonly Rule[]
}

export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'Notes that are lost',
    reason:
      'Markdown drops these without a word: the reader sees a bare label, an empty note or no note at all. They are errors.',
    rules: [
      footnoteUndefined,
      footnoteLabelInvalid,
      footnoteDefinitionMisplaced,
      footnoteDuplicateDefinition,
      footnoteUnreferenced,
      footnoteUnreachable,
      footnoteEmpty,
      footnoteCycle,
      footnoteInLink,
      footnoteInAlt,
      footnoteInHtml,
    ],
  },
  {
    title: 'The shape of a briefing',
    reason:
      'What the generator needs to know which text is a title, a summary, a figure or a table, and where a reference leads.',
    rules: [
      chapterMissing,
      chapterTitle,
      summaryMissing,
      unknownContainer,
      figureWithoutImage,
      figureAltMissing,
      tableWithoutTable,
      referenceUndefined,
      duplicateId,
      rawHtml,
    ],
  },
]

/** Every rule, in the order of its group. */
export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules)

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
