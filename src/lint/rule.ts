import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'
import * as z from 'zod'
import type { FarSite, Judgement, Range, Report, RuleFinding } from './finding.js'
import { placeOf, type Source, withoutDisclaimer } from './source.js'
import type { SuppressedName, Suppression } from './suppressions.js'
import { cutsMark } from './tlp/cut-marks.js'

/** How bad what a rule finds is. */
export type Severity = 'error' | 'warning' | 'info'

/** Whether a comment in the text can silence the messages of a rule; some rules let it silence all but errors. */
export type Suppressible = boolean | 'unless-error'

/** What the rules about suppression comments look at, once all others have run. */
export interface Run {
  source: Source
  suppressions: readonly Suppression[]
  knownRules: ReadonlyMap<string, Rule>
  enabled: ReadonlySet<string>
  /** The names in comments that silenced a message. */
  used: ReadonlySet<SuppressedName>
}

interface RuleSpec<Options> {
  /** Stable: configurations, suppressions and addresses name it. */
  id: string
  severity: Severity
  /** Off unless asked for. */
  offByDefault?: true
  suppressible: Suppressible
  /** Whether some of its messages carry a fix. */
  fixable: boolean
  /** `briefing`: says nothing of a Markdown file outside any briefing. */
  scope?: 'briefing'
  /** Also looks into the disclaimer in the front matter, as if it were a file of its own. */
  disclaimer?: true
  options?: z.ZodType<Options>
  check?(source: Source, report: Report, options: Options): void
  /** For rules about the run itself. */
  review?(run: Run, report: Report): void
}

/** A rule as it is documented and configured. */
export interface Rule {
  id: string
  severity: Severity
  offByDefault: boolean
  suppressible: Suppressible
  fixable: boolean
  scope: 'briefing' | 'any'
  options: z.ZodType | undefined
  /**
   * @throws ZodError when the options are not the rule's.
   */
  configure(severity: Severity, options: unknown): ConfiguredRule
}

/** A rule with the options of the house. */
export interface ConfiguredRule {
  id: string
  check(source: Source): Judgement[]
  review(run: Run): Judgement[]
}

const fatalBySeverity = { error: true, warning: false, info: undefined } as const

/** Assembles a rule from its parts. The only place that sets rule id, source, url and severity on messages. */
export function defineRule<Options = undefined>(spec: RuleSpec<Options>): Rule {
  const { id, severity, suppressible, fixable } = spec
  const collect = (level: Severity, run: (report: Report) => void): Judgement[] => {
    const judgements: Judgement[] = []
    run((finding) => judgements.push(judge(finding, spec, level)))
    return judgements
  }
  return {
    id,
    severity,
    suppressible,
    fixable,
    offByDefault: spec.offByDefault ?? false,
    scope: spec.scope ?? 'any',
    options: spec.options,
    configure(level, options) {
      const parsed = parseOptions(spec, options)
      return {
        id,
        check: (source) =>
          spec.scope === 'briefing' && source.kind !== 'briefing'
            ? []
            : collect(level, (report) => {
                spec.check?.(spec.disclaimer ? source : withoutDisclaimer(source), report, parsed)
              }),
        review: (run) => collect(level, (report) => spec.review?.(run, report)),
      }
    },
  }
}

function judge(
  finding: RuleFinding,
  { id: ruleId, suppressible }: { id: string; suppressible: Suppressible },
  level: Severity,
): Judgement {
  const { at, reason, cause, fix, explainedBy = [], atMost } = finding
  const severity = milder(level, atMost)
  const place = positionOf(finding)
  const message = new VFileMessage(reason, {
    place: positionInFile(finding),
    ruleId,
    source: 'briefing',
  })
  attach(message, at)
  message.fatal = fatalBySeverity[severity]
  message.url = `docs/rules.md#${ruleId}`
  if (cause) {
    message.cause = attach(
      new VFileMessage(cause.reason, { place: positionInFile(cause), source: 'briefing' }),
      cause.at,
    )
  }
  // Offsets in a disclaimer are not offsets in the file.
  if (fix && !at.origin && !cutsMark(at, fix)) message.data = { fix }
  return {
    at,
    start: place.start.offset ?? 0,
    message,
    explainedBy,
    suppressible: suppressible === 'unless-error' ? !message.fatal : suppressible,
  }
}

function milder(level: Severity, atMost: Severity = 'error'): Severity {
  const order: readonly Severity[] = ['info', 'warning', 'error']
  return order.indexOf(level) < order.indexOf(atMost) ? level : atMost
}

function parseOptions<Options>(spec: RuleSpec<Options>, options: unknown): Options {
  if (spec.options) return spec.options.parse(options ?? {})
  return z.undefined('this rule has no options').parse(options) as Options
}

/** Returns the place of a site as lines and columns of its text. */
export function positionOf({ at, place }: FarSite): Position {
  if (isRange(place)) return placeOf(at, ...place)
  return place.position ?? placeOf(at, 0, 0)
}

/** The end is that of the last character: what follows that in a disclaimer may stand on another line of the file. */
function positionInFile(site: FarSite): Position {
  const position = positionOf(site)
  const { origin } = site.at
  if (!origin) return position
  const [start = 0, end = 0] = [position.start.offset, position.end.offset]
  const last = end > start ? origin.offsetOf(end - 1) + 1 : origin.offsetOf(end)
  return placeOf(origin, origin.offsetOf(start), last)
}

function isRange(place: FarSite['place']): place is Range {
  return Array.isArray(place)
}

/** As VFile#message does it. */
function attach(message: VFileMessage, at: FarSite['at']): VFileMessage {
  const { file } = at.origin ?? at
  if (file.path) {
    message.name = `${file.path}:${message.name}`
    message.file = file.path
  }
  return message
}
