import { BriefingError } from '../exit-code.js'
import type { EditorLink } from './editor-link.js'
import type { Problem } from './state.js'

/** Places in templates and in files of settings, as messages name them at the beginning of a line. */
const places = /^(?:Template )?(.+?\.(?:hbs|json)):(\d+):(\d+)/gm

/** Takes what was thrown while a preview was made; gives its words, and links to the places that they name. */
export function describeProblem(error: unknown, link: EditorLink): Problem {
  const text = describeError(error)
  const links = [...text.matchAll(places)].map(([, file = '', line, column]) => ({
    text: `${file}:${line}:${column}`,
    href: link(file, Number(line), Number(column)),
  }))
  return { text, links }
}

/** A fault that we did not foresee is shown with where it happened. */
function describeError(error: unknown): string {
  if (error instanceof BriefingError) return error.message
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return `There is no ${path ?? 'such file'} any more. Put it back, or stop the preview.`
  return error.stack ?? error.message
}
