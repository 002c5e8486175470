import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import Handlebars from 'handlebars'
import { BriefingError, exitCode } from './exit-code.js'

export type Template = (view: object) => string

/** Quotes a text for CSS, as in `content: "…"`. */
function cssString(value: unknown): Handlebars.SafeString {
  const escaped = String(value).replace(/[^\p{L}\p{N} .,:()/-]/gu, (character) => {
    return `\\${character.codePointAt(0)?.toString(16)} `
  })
  return new Handlebars.SafeString(`"${escaped}"`)
}

/**
 * Compiles the templates of a layout: `<templates>/<layout>/<edition>.hbs` with the partials of the layout and of
 * `shared/`, and the style sheets beside them as `{{> name.css}}`. Strict: a missing name is an error.
 *
 * @throws BriefingError (usage) where the template is missing or broken, with its path.
 */
export async function loadTemplate(
  templates: string,
  layout: string,
  edition: 'pdf' | 'html',
): Promise<Template> {
  const handlebars = Handlebars.create()
  const sources = new Map<string, string>()
  const folders = [path.join(templates, 'shared'), path.join(templates, layout)]
  for (const folder of folders) {
    for (const file of await listFiles(folder)) {
      const name = path.basename(file, '.hbs')
      sources.set(name, await readFile(file, 'utf8'))
    }
  }
  handlebars.registerPartial(Object.fromEntries(sources))
  /** What a Content-Security-Policy must name so that `<script>{{> name}}</script>` may run. */
  const scriptHash = (name: unknown): Handlebars.SafeString => {
    const hash = createHash('sha256').update(sources.get(String(name)) ?? '')
    return new Handlebars.SafeString(`sha256-${hash.digest('base64')}`)
  }
  const file = path.join(templates, layout, `${edition}.hbs`)
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BriefingError(
      `No template ${file}; a layout needs pdf.hbs and html.hbs`,
      exitCode.usage,
      { cause },
    )
  })
  const template = handlebars.compile(source, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { cssString: true, scriptHash: true },
  })
  return (view) => {
    try {
      return template(view, { helpers: { cssString, scriptHash } })
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new BriefingError(`Template ${file} cannot be filled: ${reason}`, exitCode.usage, {
        cause,
      })
    }
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /\.(hbs|css|js)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
