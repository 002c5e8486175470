import type { VFileMessage } from 'vfile-message'
import { ZodError } from 'zod'
import { createNearest, didYouMean } from '../did-you-mean.js'
import { BriefingError, exitCode } from '../exit-code.js'
import type { Judgement } from './finding.js'
import type { ConfiguredRule, Run, Severity } from './rule.js'
import { ruleById, rules } from './rules/index.js'
import { type Source, type SourceFile, withoutDisclaimer } from './source.js'
import { listSuppressions, silence } from './suppressions.js'

/** By rule id: how severe its messages are, with the rule's options where it takes any. */
export type RuleSettings = Readonly<
  Record<
    string,
    RuleLevel | readonly [level: RuleLevel] | readonly [level: RuleLevel, options: unknown]
  >
>

/** How a house has a rule report, if at all. */
export type RuleLevel = Severity | 'off'

/**
 * Takes a briefing or a document; puts a message on its files for everything its rules find. Runs every enabled rule
 * once, whatever the others say; then comments that suppress messages are applied.
 *
 * @throws BriefingError (usage) when the settings name a rule or an option that does not exist.
 */
export function check(source: Source, settings: RuleSettings = {}): void {
  const configured = configureRules(settings)
  const judgements = configured.flatMap((rule) => rule.check(source))
  const suppressions = listSuppressions(withoutDisclaimer(source))
  const { standing, used } = silence(judgements, suppressions)
  const enabled = new Set(configured.map(({ id }) => id))
  const run: Run = { source, suppressions, knownRules: ruleById, enabled, used }
  const reviews = configured.flatMap((rule) => rule.review(run))
  for (const { at, message } of [...dropConsequences(standing), ...reviews]) {
    ;(at.origin ?? at).file.messages.push(message)
  }
  for (const { file } of source.files) file.messages.sort(byPlace)
}

/** Where a fault is reported, what merely follows from it and is no worse is not: one fault, one message. */
function dropConsequences(judgements: readonly Judgement[]): Judgement[] {
  const keyOf = (at: SourceFile, ruleId: string | undefined, start: number) =>
    `${ruleId} ${start} ${at.file.path}`
  const listKeys = (all: readonly Judgement[]) =>
    new Set(all.map(({ at, start, message }) => keyOf(at, message.ruleId, start)))
  const reported = listKeys(judgements)
  const fatal = listKeys(judgements.filter(({ message }) => message.fatal))
  return judgements.filter(
    ({ at, message, explainedBy }) =>
      !explainedBy.some((other) =>
        (message.fatal ? fatal : reported).has(keyOf(other.at ?? at, other.ruleId, other.start)),
      ),
  )
}

function configureRules(settings: RuleSettings): ConfiguredRule[] {
  const nearest = createNearest(ruleById.keys())
  for (const id of Object.keys(settings)) {
    if (ruleById.has(id)) continue
    throw new BriefingError(
      `Unknown rule \`${id}\` in the settings.${didYouMean(nearest(id))}`,
      exitCode.usage,
    )
  }
  return rules.flatMap((rule): ConfiguredRule[] => {
    const setting = Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined
    const [level, options] =
      typeof setting === 'object'
        ? setting
        : [setting ?? (rule.offByDefault ? 'off' : rule.severity), undefined]
    if (level === 'off') return []
    if (level !== 'error' && level !== 'warning' && level !== 'info') {
      throw new BriefingError(
        `Unexpected level \`${String(level)}\` of rule \`${rule.id}\`, expected "off", "info", "warning" or "error"`,
        exitCode.usage,
      )
    }
    try {
      return [rule.configure(level, options)]
    } catch (error) {
      if (!(error instanceof ZodError)) throw error
      const problems = error.issues.map(({ path, message }) => [...path, message].join(': '))
      throw new BriefingError(
        `Unexpected options of rule \`${rule.id}\`: ${problems.join('; ')}`,
        exitCode.usage,
        { cause: error },
      )
    }
  })
}

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
