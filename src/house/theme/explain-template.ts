import { didYouMeanOneOf } from '../../did-you-mean.js'
import { BriefingError, exitCode } from '../../exit-code.js'
import { shortenPath } from '../../terminal/shorten-path.js'
import type { TemplateSource } from './theme.js'

interface Place {
  line: number
  /** From 0, as Handlebars counts. */
  column: number
}

/** A template cannot be used. The message names file, line and column. */
export class TemplateError extends BriefingError {
  constructor({ file }: TemplateSource, place: Place | undefined, fault: string, cause?: unknown) {
    const where = place ? `:${place.line}:${place.column + 1}` : ''
    super(`Template ${shortenPath(file)}${where} ${fault}`, exitCode.usage, { cause })
  }
}

/** Takes what Handlebars threw while it compiled or filled a template; returns it with its place. */
export function explainFault(
  source: TemplateSource,
  error: unknown,
  view: object,
  helpers: readonly string[],
): unknown {
  if (error instanceof BriefingError || !(error instanceof Error)) return error
  const { message } = error
  const place = placeOf(error)
  const [, missing] = /^"(.+?)" not defined in /s.exec(message) ?? []
  if (missing !== undefined) {
    const fault = `names "${missing}", which is not in the view.${didYouMeanOneOf(namesOf(view), missing)}`
    return new TemplateError(source, place, fault)
  }
  const [, helper] = /unknown helper (\S+)/.exec(message) ?? []
  if (helper !== undefined) {
    const fault = `calls "${helper}", which is not a helper.${didYouMeanOneOf(helpers, helper)}`
    return new TemplateError(source, place, fault, error)
  }
  const [, open, close] = /^(\S+) doesn't match (\S+)/.exec(message) ?? []
  if (open !== undefined)
    return new TemplateError(source, place, `opens "${open}" and closes "${close}"`, error)
  const [, line] = /Parse error on line (\d+)/.exec(message) ?? []
  if (line !== undefined) {
    const found = /got '(\w+)'/.exec(message)?.[1] ?? 'something'
    return new TemplateError(source, pointOf(message, Number(line), source), explainToken(found))
  }
  return new TemplateError(source, place, `cannot be filled: ${message}`, error)
}

function explainToken(token: string): string {
  if (token === 'EOF') return 'ends before every block is closed'
  return token === 'INVALID' || token === 'CLOSE'
    ? 'is not valid Handlebars here: something in the braces cannot be read'
    : 'is not valid Handlebars here: a block or a pair of braces is opened or closed wrongly'
}

/** The parser tells the line, and shows the place with an arrow under a piece of the text. */
function pointOf(message: string, line: number, { text }: TemplateSource): Place | undefined {
  const [, shown = '', arrow = ''] = message.split('\n')
  const found = text.split('\n')[line - 1] ?? ''
  const before = shown.slice(0, arrow.length - 1).replace(/^\.\.\./, '')
  // The piece shown begins in earlier lines, or late in this one.
  const fits = (column: number) =>
    column <= before.length
      ? before.endsWith(found.slice(0, column))
      : found.slice(0, column).endsWith(before)
  const columns = [...found, ''].map((_, index) => index)
  return { line, column: columns.findLast(fits) ?? 0 }
}

function placeOf(error: Error): Place | undefined {
  const { lineNumber, column } = error as { lineNumber?: unknown; column?: unknown }
  return typeof lineNumber === 'number' && typeof column === 'number'
    ? { line: lineNumber, column }
    : undefined
}

/** Every name that a view has at any depth. */
function namesOf(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value.slice(0, 3)) namesOf(item, names)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      names.add(name)
      namesOf(inner, names)
    }
  }
  return names
}
