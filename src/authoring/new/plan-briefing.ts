import { BriefingError, exitCode } from '../../exit-code.js'
import { dropTypedNumbers } from '../../lint/by-hand/typed-numbers.js'
import { type FrontMatter, isMonthly, validateFrontMatter } from '../../source/front-matter.js'
import type { KnownBriefing } from '../known-briefings.js'
import { toLine } from '../markdown-text.js'
import type { Asker } from './ask.js'
import { type BriefingId, guessIssued } from './briefing-id.js'
import { findHeritage, guessLanguage, guessLayout, guessTitle } from './heritage.js'

/** What the command line says about a new briefing; what it leaves out is asked, guessed or carried over. */
export interface Answers {
  title?: string
  /** `YYYY-MM-DD` */
  issued?: string
  topic?: string[]
  language?: string
  layout?: FrontMatter['layout']
  publisher?: string
  classification?: string
}

/** What a new briefing begins with. */
export interface BriefingPlan {
  frontMatter: FrontMatter
  topics: string[]
  /** The briefing that something was carried over from. */
  from: KnownBriefing | undefined
  /** Whether it has no month, in a house that has only monthlies. */
  isOdd: boolean
}

/**
 * Decides on the front matter and the topics of a new briefing.
 *
 * @param today `YYYY-MM-DD`, for a briefing without a month
 * @throws BriefingError (usage) if something is missing that nobody can be asked for, or wrong.
 */
export async function planBriefing(
  { id, prefix, month }: BriefingId,
  answers: Answers,
  all: readonly KnownBriefing[],
  asker: Asker | undefined,
  today: string,
): Promise<BriefingPlan> {
  const known = listUntil(month, all)
  const isOdd =
    !month &&
    answers.layout === undefined &&
    known.length > 0 &&
    known.every(({ frontMatter }) => isMonthly(frontMatter))
  const guessed = answers.layout ?? guessLayout(known, prefix, month)
  const layout =
    (isOdd && (await asker?.choice('Layout', [guessed, 'monthly'], guessed))) || guessed
  const isOfMonth = isMonthly({ layout })
  if (isOfMonth && !month) throw lackOfMonth(id)
  const language = answers.language ?? (await chooseLanguage(guessLanguage(known, prefix), asker))
  const { heritage, from } = findHeritage(known, layout, language)
  const proposal = guessTitle(language, isOfMonth ? month : undefined, from)
  const title = answers.title ?? (await asker?.text('Title', proposal)) ?? proposal
  const topics = dropTypedNumbers(answers.topic ?? (await asker?.list('Topic')) ?? [])
  const planned = {
    ...heritage,
    title: toLine(title),
    layout,
    language,
    ...(isOfMonth && { period: month }),
    issued: answers.issued ?? (isOfMonth && month ? guessIssued(month, from?.frontMatter) : today),
    version: '0.01',
    ...(await findIssuer(answers, heritage, asker)),
  }
  const { frontMatter, faults } = validateFrontMatter(planned)
  if (!frontMatter) {
    const reasons = faults.map(({ message }) => message).join('; ')
    throw new BriefingError(`${id} was not made: ${reasons}`, exitCode.usage)
  }
  return { frontMatter, topics: topics.map(toLine).filter((topic) => topic !== ''), from, isOdd }
}

async function chooseLanguage(guessed: string, asker: Asker | undefined): Promise<string> {
  const languages = [...new Set([guessed, 'ja', 'en'])]
  return (await asker?.choice('Language', languages, guessed)) ?? guessed
}

function lackOfMonth(id: string): BriefingError {
  return new BriefingError(
    `The id of a monthly is its month, or ends in it: \`${id}\` does neither. Write \`2024-04\` or \`${id}-2024-04\`.`,
    exitCode.usage,
  )
}

/** Who issues the briefing, and for whose eyes. */
async function findIssuer(
  answers: Answers,
  heritage: Partial<FrontMatter>,
  asker: Asker | undefined,
): Promise<Pick<FrontMatter, 'publisher' | 'classification'>> {
  const publisher = answers.publisher ?? heritage.publisher ?? (await asker?.text('Publisher'))
  const classification =
    answers.classification ??
    heritage.classification ??
    (await asker?.text('Classification', 'TLP:AMBER'))
  if (publisher === undefined || classification === undefined)
    throw askFor(publisher, classification)
  return { publisher: toLine(publisher), classification: toLine(classification) }
}

/** The briefings up to a month, which a new one goes on from; all of them where there are none so old. */
function listUntil(
  month: string | undefined,
  all: readonly KnownBriefing[],
): readonly KnownBriefing[] {
  if (month === undefined) return all
  const until = all.filter(
    ({ frontMatter: { period, issued } }) => (period ?? issued.slice(0, 7)) <= month,
  )
  return until.length > 0 ? until : all
}

/** The error where nobody can be asked for what no earlier briefing says. */
function askFor(publisher: string | undefined, classification: string | undefined) {
  const missing = [
    ...(publisher === undefined ? ['--publisher NAME'] : []),
    ...(classification === undefined ? ['--classification TLP:AMBER'] : []),
  ]
  return new BriefingError(
    `There is no earlier briefing to take the publisher and the classification from; give ${missing.join(' and ')}.`,
    exitCode.usage,
  )
}
