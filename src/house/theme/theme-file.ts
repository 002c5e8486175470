import { printFaults } from '../fault.js'
import { parseJson } from '../parse-json.js'
import { explainThemeIssue } from './explain-settings.js'
import { type ThemeFile, themeFileSchema } from './schema.js'
import { usage } from './usage.js'

/**
 * Takes the text of a `theme.json`; gives what it says.
 *
 * @throws BriefingError (usage) that names every fault with its place.
 */
export function parseThemeFile(name: string, text: string): ThemeFile {
  const plain = text.replace(/^\uFEFF/, '')
  const parsed = themeFileSchema.safeParse(parseJson(name, plain))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) => explainThemeIssue(issue))
  throw usage(printFaults({ name, text: plain, within: [] }, faults))
}
