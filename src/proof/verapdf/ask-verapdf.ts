import path from 'node:path'
import { BriefingError, exitCode } from '../../exit-code.js'
import { codeOf, messageOf } from '../../thrown.js'
import { readReport, type VeraPdfReport } from './read-report.js'
import { EndedError, type ProgramRun, runProgram } from './run-program.js'

/** It needs some ten seconds for a long report, half of them to start Java. */
const defaultLimit = 120_000

/** What every PDF of ours claims to be, by the names that veraPDF has for it. */
export const standards = [
  { name: 'PDF/UA-1', flavour: 'ua1' },
  { name: 'PDF/A-3a', flavour: '3a' },
] as const

/**
 * Lets veraPDF judge a PDF by PDF/UA-1 and by PDF/A-3a; returns its report on both.
 *
 * @param program path of veraPDF, or of a script that takes its arguments
 * @param limit milliseconds after which it is ended
 * @throws BriefingError (usage) if it cannot be started, hangs or prints no report.
 */
export async function askVeraPdf(
  program: string,
  pdf: string,
  limit = defaultLimit,
): Promise<VeraPdfReport> {
  const fail = (reason: string, cause?: unknown): never => {
    const advice = 'Correct --verapdf or BRIEFING_VERAPDF'
    throw new BriefingError(
      `Cannot ask veraPDF (${program}): ${reason}. ${advice}.`,
      exitCode.usage,
      {
        cause,
      },
    )
  }
  const file = path.resolve(pdf)
  const judge = async ({ name, flavour }: (typeof standards)[number]): Promise<VeraPdfReport> => {
    // Only one check of each rule is listed; its number of failed checks is still the total.
    const args = ['--flavour', flavour, '--format', 'json', '--maxfailuresdisplayed', '1']
    if (!/\.pdf$/i.test(file)) args.push('--nonpdfext')
    const run = await runProgram(program, [...args, file], limit).catch((cause: unknown) =>
      fail(explainRunError(cause), cause),
    )
    const report = readReport(run.stdout, name)
    if (typeof report === 'string') return fail(`${report}${quote(run)}`)
    if (report.messages.length === 0 && run.code !== 0)
      return fail(`its report is clean${quote(run)}`)
    return report
  }
  const messages: VeraPdfReport['messages'] = []
  let version: string | undefined
  for (const standard of standards) {
    const report = await judge(standard)
    version ??= report.version
    messages.push(...report.messages)
    // The other profile would report the same for an unreadable file.
    if (report.isUnreadable) break
  }
  return { version, messages }
}

function explainRunError(cause: unknown): string {
  if (cause instanceof EndedError) return `it ${cause.message} and was stopped`
  const code = codeOf(cause)
  if (code === 'ENOENT') return 'there is no such program'
  if (code === 'EACCES' || code === 'ENOEXEC') return 'it is not a program that may be run'
  return messageOf(cause)
}

/** Its exit code, and the line by which a person may know what went wrong. */
function quote({ code, stdout, stderr }: ProgramRun): string {
  const [line] = `${stderr}\n${stdout}`.split('\n').filter((one) => one.trim() !== '')
  const said = line ? ` and \`${line.trim().slice(0, 200)}\`` : ''
  return `, with exit code ${code ?? 'none'}${said}`
}
