import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'

/** The address that opens a place in Visual Studio Code. */
export const defaultEditor = 'vscode://file/{file}:{line}:{column}'

/** Returns the address that opens a place in the editor. */
export type EditorLink = (file: string, line: number, column: number) => string

/** Schemes that a link must not have, since a click would run or show something other than an editor. */
const unfit = new Set(['javascript:', 'data:', 'blob:', 'vbscript:', 'about:'])

/**
 * Takes a pattern such as `idea://open?file={file}&line={line}`; returns what makes links of it.
 *
 * @throws BriefingError (usage) if the pattern is not an address or has no `{file}`.
 */
export function createEditorLink(pattern: string): EditorLink {
  const fill: EditorLink = (file, line, column) => {
    const absolute = path.resolve(file).replaceAll('\\', '/').replace(/^\//, '')
    const slash = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*\/\{file\}/i.test(pattern) ? '' : '/'
    const name = encodeURI(absolute).replace(/[?#&+]/g, encodeURIComponent)
    return pattern
      .replaceAll('{line}', String(line))
      .replaceAll('{column}', String(column))
      .replaceAll('{file}', () => (/^[a-z]:/i.test(absolute) ? name : slash + name))
  }
  const sample = fill('/a', 1, 1)
  if (!pattern.includes('{file}') || !URL.canParse(sample) || unfit.has(new URL(sample).protocol)) {
    throw new BriefingError(
      `The editor’s address \`${pattern}\` cannot be used: expected one such as ${defaultEditor}. Correct --editor or BRIEFING_EDITOR.`,
      exitCode.usage,
    )
  }
  return fill
}
