import type { Rule } from '../rule.js'
import attackAnnex from './attack-annex.js'
import attackId from './attack-id.js'
import attackUnknown from './attack-unknown.js'
import captionByHand from './caption-by-hand.js'
import chapterMissing from './chapter-missing.js'
import chapterNumber from './chapter-number.js'
import chapterOrder from './chapter-order.js'
import chapterTitle from './chapter-title.js'
import claimWithoutSource from './claim-without-source.js'
import codeFence from './code-fence.js'
import containerAttribute from './container-attribute.js'
import containerContent from './container-content.js'
import containerFence from './container-fence.js'
import controlCharacter from './control-character.js'
import cveFormat from './cve-format.js'
import dateFormat from './date-format.js'
import diagramSource from './diagram-source.js'
import duplicateId from './duplicate-id.js'
import emphasisOpen from './emphasis-open.js'
import figureAltMissing from './figure-alt-missing.js'
import figureCaptionMissing from './figure-caption-missing.js'
import figureUnreferenced from './figure-unreferenced.js'
import figureWithoutImage from './figure-without-image.js'
import footnoteByHand from './footnote-by-hand.js'
import footnoteCutShort from './footnote-cut-short.js'
import footnoteCycle from './footnote-cycle.js'
import footnoteDefinitionMisplaced from './footnote-definition-misplaced.js'
import footnoteDuplicateDefinition from './footnote-duplicate-definition.js'
import footnoteDuplicateText from './footnote-duplicate-text.js'
import footnoteEmpty from './footnote-empty.js'
import footnoteInAlt from './footnote-in-alt.js'
import footnoteInHeading from './footnote-in-heading.js'
import footnoteInHtml from './footnote-in-html.js'
import footnoteInLink from './footnote-in-link.js'
import footnoteInSummary from './footnote-in-summary.js'
import footnoteLabelInvalid from './footnote-label-invalid.js'
import footnoteNested from './footnote-nested.js'
import footnoteNumberMismatch from './footnote-number-mismatch.js'
import footnoteOrder from './footnote-order.js'
import footnoteRepeatedReference from './footnote-repeated-reference.js'
import footnoteSpacing from './footnote-spacing.js'
import footnoteSwallowsText from './footnote-swallows-text.js'
import footnoteTooLong from './footnote-too-long.js'
import footnoteUndefined from './footnote-undefined.js'
import footnoteUnreachable from './footnote-unreachable.js'
import footnoteUnreferenced from './footnote-unreferenced.js'
import footnoteWrongSyntax from './footnote-wrong-syntax.js'
import frontMatterMisplaced from './front-matter-misplaced.js'
import glyphMissing from './glyph-missing.js'
import headingDuplicate from './heading-duplicate.js'
import headingEmpty from './heading-empty.js'
import headingIncrement from './heading-increment.js'
import indentedProse from './indented-prose.js'
import invisibleCharacter from './invisible-character.js'
import iocBenign from './ioc-benign.js'
import iocDefangStyle from './ioc-defang-style.js'
import iocDuplicate from './ioc-duplicate.js'
import iocLive from './ioc-live.js'
import iocTable from './ioc-table.js'
import iocValue from './ioc-value.js'
import leftoverMonth from './leftover-month.js'
import leftoverPicture from './leftover-picture.js'
import leftoverReference from './leftover-reference.js'
import leftoverText from './leftover-text.js'
import linkDefinition from './link-definition.js'
import linkInBody from './link-in-body.js'
import linkInsecure from './link-insecure.js'
import linkLocal from './link-local.js'
import listByHand from './list-by-hand.js'
import markdownInHtml from './markdown-in-html.js'
import otherDialect from './other-dialect.js'
import picturePathEscape from './picture-path-escape.js'
import pictureRemote from './picture-remote.js'
import rawHtml from './raw-html.js'
import referenceUndefined from './reference-undefined.js'
import singleTilde from './single-tilde.js'
import singleTitle from './single-title.js'
import sourceAccessedMissing from './source-accessed-missing.js'
import sourceArchiveMissing from './source-archive-missing.js'
import sourceDateFuture from './source-date-future.js'
import sourceDatePeriod from './source-date-period.js'
import sourceDuplicate from './source-duplicate.js'
import sourceIndependent from './source-independent.js'
import sourcePrimaryMissing from './source-primary-missing.js'
import sourceTracking from './source-tracking.js'
import sourceUrlInvalid from './source-url-invalid.js'
import sourceUrlMissing from './source-url-missing.js'
import summaryMissing from './summary-missing.js'
import suppressionInvalid from './suppression-invalid.js'
import tableExcessCells from './table-excess-cells.js'
import tableHeaderMissing from './table-header-missing.js'
import tableRefused from './table-refused.js'
import tableSwallowsText from './table-swallows-text.js'
import tableWithoutTable from './table-without-table.js'
import tlpColumn from './tlp-column.js'
import tlpDisagrees from './tlp-disagrees.js'
import tlpEmpty from './tlp-empty.js'
import tlpInvalid from './tlp-invalid.js'
import tlpLevel from './tlp-level.js'
import tlpMark from './tlp-mark.js'
import tlpNote from './tlp-note.js'
import tlpReference from './tlp-reference.js'
import todoMarker from './todo-marker.js'
import translationFigures from './translation-figures.js'
import translationIndicators from './translation-indicators.js'
import translationNumbers from './translation-numbers.js'
import translationOriginal from './translation-original.js'
import translationSources from './translation-sources.js'
import translationStructure from './translation-structure.js'
import translationTlp from './translation-tlp.js'
import unknownContainer from './unknown-container.js'
import unusedSuppression from './unused-suppression.js'

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
      footnoteWrongSyntax,
      footnoteDefinitionMisplaced,
      footnoteDuplicateDefinition,
      footnoteUnreferenced,
      footnoteUnreachable,
      footnoteEmpty,
      footnoteSwallowsText,
      footnoteCutShort,
      footnoteCycle,
      footnoteInLink,
      footnoteInAlt,
      footnoteInHtml,
    ],
  },
  {
    title: 'Notes that are hard to follow',
    reason: 'They are printed, but cost the reader time or the editor patience.',
    rules: [
      footnoteByHand,
      footnoteOrder,
      footnoteNested,
      footnoteDuplicateText,
      footnoteTooLong,
      footnoteSpacing,
      footnoteInSummary,
      footnoteInHeading,
      footnoteNumberMismatch,
      footnoteRepeatedReference,
    ],
  },
  {
    title: 'Sources',
    reason:
      'A claim is worth what its source is worth, and a source is worth only what a reader can look up. None of these rules uses the network.',
    rules: [
      claimWithoutSource,
      sourceUrlMissing,
      sourceUrlInvalid,
      sourceDuplicate,
      sourceTracking,
      sourceAccessedMissing,
      sourceDateFuture,
      sourceIndependent,
      sourcePrimaryMissing,
      sourceArchiveMissing,
      linkInsecure,
    ],
  },
  {
    title: 'Indicators, identifiers and handling',
    reason:
      'A threat report must not take its reader to the attacker, and is searched, matched and shared by what it says.',
    rules: [
      iocLive,
      iocDefangStyle,
      iocTable,
      iocValue,
      iocDuplicate,
      iocBenign,
      linkInBody,
      cveFormat,
      attackId,
      attackUnknown,
      attackAnnex,
      dateFormat,
      tlpInvalid,
    ],
  },
  {
    title: 'Who may read what',
    reason:
      'An edition with fewer secrets is made from the same text. What is marked must be left out whole, and nothing may tell where it stood.',
    rules: [tlpLevel, tlpMark, tlpReference, tlpNote, tlpEmpty, tlpColumn, tlpDisagrees],
  },
  {
    title: 'The shape of a briefing',
    reason:
      'What the generator needs to know which text is a title, a summary, a figure or a table, and where a reference leads.',
    rules: [
      chapterMissing,
      chapterTitle,
      chapterNumber,
      chapterOrder,
      singleTitle,
      summaryMissing,
      frontMatterMisplaced,
      unknownContainer,
      containerFence,
      containerAttribute,
      containerContent,
      figureWithoutImage,
      figureAltMissing,
      figureCaptionMissing,
      captionByHand,
      figureUnreferenced,
      tableSwallowsText,
      tableWithoutTable,
      tableHeaderMissing,
      tableExcessCells,
      tableRefused,
      referenceUndefined,
      duplicateId,
      linkLocal,
      linkDefinition,
      pictureRemote,
      picturePathEscape,
      diagramSource,
      indentedProse,
      otherDialect,
      listByHand,
      codeFence,
      markdownInHtml,
      singleTilde,
      emphasisOpen,
      headingIncrement,
      headingDuplicate,
      headingEmpty,
      rawHtml,
      glyphMissing,
      controlCharacter,
      invisibleCharacter,
      todoMarker,
    ],
  },
  {
    title: 'Suppression comments',
    reason:
      'A comment that silences a rule is a promise to the next reader, and must say why it is there.',
    rules: [suppressionInvalid, unusedSuppression],
  },
  {
    title: 'A translation beside its original',
    reason:
      'A briefing with `translation-of` in its front matter is compared with the one it names, which stands beside it. What it leaves out on purpose it lists under `translation-omits`; anything else that only one of them has is a fault in one of them.',
    rules: [
      translationOriginal,
      translationStructure,
      translationTlp,
      translationFigures,
      translationIndicators,
      translationSources,
      translationNumbers,
    ],
  },
  {
    title: 'A month beside the one before',
    reason:
      'A monthly report is compared with the latest one beside it that has the same layout, language and publisher, and an earlier period. What was taken over by mistake is read as news.',
    rules: [leftoverMonth, leftoverText, leftoverPicture, leftoverReference, sourceDatePeriod],
  },
]

/** Every rule, in the order of its group. */
export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules)

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
