import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import { isJapanese } from '../briefing/words.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { packageFolder } from '../package-folder.js'
import { messageOf } from '../thrown.js'

const folder = new URL('templates/scaffolds/', packageFolder)

/**
 * Fills a scaffold: what a new file or note says before its author has written a word. Strict: a name that the view
 * lacks is an error; and in a registry of its own, so that it cannot call a template of an edition.
 *
 * @param name such as `chapter.md`
 */
export async function fillScaffold(name: string, language: string, view: object): Promise<string> {
  const url = new URL(`${isJapanese(language) ? 'ja' : 'en'}/${name}.hbs`, folder)
  const template = Handlebars.create().compile(await readFile(url, 'utf8'), {
    strict: true,
    knownHelpersOnly: true,
    // Markdown, not HTML: what comes from outside is escaped for Markdown before it gets here.
    noEscape: true,
  })
  try {
    return template(view)
  } catch (cause) {
    const reason = messageOf(cause)
    throw new BriefingError(
      `Scaffold ${fileURLToPath(url)} cannot be filled: ${reason}`,
      exitCode.usage,
      { cause },
    )
  }
}

/** The picture that stands in a new chapter until its author has a better one. */
export function readSampleFigure(): Promise<string> {
  return readFile(new URL('figure.svg', folder), 'utf8')
}
