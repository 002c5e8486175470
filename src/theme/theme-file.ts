import { printFaults } from '../config/fault.js'
import { explainThemeIssue } from './explain-settings.js'
import { type ThemeFile, themeFileSchema } from './schema.js'
import { usage } from './usage.js'

/**
 * Takes the text of a `theme.json`; gives what it says.
 *
 * @throws BriefingError (usage) that names every fault with its place.
 */
export function parseThemeFile(name: string, text: string): ThemeFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw usage(`${name} is not JSON: ${cause instanceof Error ? cause.message : cause}`, cause)
  }
  const parsed = themeFileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) => explainThemeIssue(issue))
  throw usage(printFaults({ name, text, within: [] }, faults))
}
