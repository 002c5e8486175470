import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { countOf } from '../count.js'
import { BriefingError, type ExitCode, exitCode } from '../exit-code.js'
import type { ProofMessage } from '../proof/message.js'
import { readJson } from '../proof/read-json.js'
import { askVeraPdf, standards } from '../proof/verapdf/ask-verapdf.js'
import {
  parseModel,
  UnreadablePdfError,
  type VerificationModel,
  verifyPdf,
} from '../proof/verify-pdf.js'
import { compareFilesBeside } from './files-beside.js'

/** The options of `briefing verify`. */
export interface VerifyOptions {
  /** The note model; by default the `.json` beside the PDF. */
  model?: string
  /** The program of veraPDF, which judges the file as well. */
  verapdf?: string
}

/**
 * `briefing verify`: proves a finished PDF against its note model; returns the exit code.
 *
 * @throws BriefingError (usage) if one of the two cannot be read, or veraPDF cannot be asked.
 */
export async function verifyCommand(file: string, options: VerifyOptions = {}): Promise<ExitCode> {
  const bytes = await readBytes(file)
  const model = await readModel(file, options.model)
  const found = await verifyPdf(bytes, model).catch((cause: unknown) => {
    if (!(cause instanceof UnreadablePdfError)) throw cause
    throw new BriefingError(`Cannot read ${file} as a PDF: ${cause.message}`, exitCode.usage, {
      cause,
    })
  })
  const messages = [...found, ...(await compareFilesBeside(file, model))]
  if (messages.length > 0) console.error(reportVerification(messages, file))
  const program = options.verapdf || process.env.BRIEFING_VERAPDF
  const second = program ? await askVeraPdf(program, file) : undefined
  if (second && second.messages.length > 0) console.error(reportVerification(second.messages, file))
  const errors = [...messages, ...(second?.messages ?? [])].filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0) {
    console.error(`\n${file} failed verification: ${countOf(errors.length, 'error')}.`)
    return exitCode.verificationFailed
  }
  console.log(
    `${file} keeps every rule: ${countOf(model.pages, 'page')}, ${countOf(model.notes.length, 'note')}, ${countOf(model.texts.length, 'text')}.`,
  )
  if (second)
    console.log(
      `veraPDF${second.version ? ` ${second.version}` : ''} finds nothing against ${standards.map(({ name }) => name).join(' and ')}.`,
    )
  return exitCode.clean
}

async function readBytes(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const advice =
      cause.code === 'EISDIR'
        ? ` Name the PDF in it, such as ${path.join(file, `${path.basename(file)}.pdf`)}.`
        : ''
    throw new BriefingError(
      `Cannot read ${file}: ${explainReadError(cause)}.${advice}`,
      exitCode.usage,
      { cause },
    )
  })
  // A few bytes may precede the header.
  if (!bytes.subarray(0, 1024).toString('latin1').includes('%PDF-')) {
    throw new BriefingError(`${file} is not a PDF.`, exitCode.usage)
  }
  return bytes
}

async function readModel(pdf: string, named: string | undefined): Promise<VerificationModel> {
  const file =
    named ?? path.join(path.dirname(pdf), `${path.basename(pdf, path.extname(pdf))}.json`)
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const advice = named
      ? ''
      : ' A PDF is verified against the note model that was built with it; name it with --model, or build the briefing again.'
    throw new BriefingError(
      `Cannot read the note model ${file}: ${explainReadError(cause)}.${advice}`,
      exitCode.usage,
      { cause },
    )
  })
  // What is not JSON is no model either.
  const model = parseModel(readJson(text))
  if (typeof model === 'string') {
    throw new BriefingError(`Cannot use the note model ${file}: ${model}.`, exitCode.usage)
  }
  return model
}

function explainReadError({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'no such file'
  return code === 'EISDIR' ? 'it is a folder' : message
}

/** Returns the lines that a person reads, errors first; a message without a place in the source is the PDF's own. */
function reportVerification(messages: readonly ProofMessage[], pdf: string): string {
  const ordered = messages.toSorted((a, b) => weigh(b) - weigh(a))
  const lines = ordered.map(({ ruleId, severity, message, page, file, line, column }) => {
    const place = file === undefined ? pdf : `${file}:${line ?? 1}:${column ?? 1}`
    const where = page === null ? '' : ` (page ${page})`
    return `${place}: ${severity} ${message}${where} [${ruleId}]`
  })
  return lines.join('\n')
}

function weigh({ severity }: ProofMessage): number {
  return severity === 'error' ? 1 : 0
}
