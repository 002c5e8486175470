import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { didYouMeanOneOf } from '../../did-you-mean.js'
import { TemplateError } from './explain-template.js'
import type { Theme } from './theme.js'

/**
 * Makes sure that every file of a theme's folder is used: otherwise a misspelt name would
 * silently change nothing.
 *
 * @throws TemplateError for a partial that nothing calls, and a folder that is no layout's.
 */
export async function checkFiles(templates: string, { files }: Theme): Promise<void> {
  if (files.size === 0) return
  const found = await readdir(templates, { recursive: true })
  const names = found
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !/^themes\//.test(name))
  const layouts = names.filter((name) => /^[^/]+\/pdf\.hbs$/.test(name)).map(path.posix.dirname)
  const partials = names
    .filter((name) => name.includes('/partials/'))
    .map((name) => path.posix.basename(name, '.hbs'))
  const texts = [...files.values()].map(({ text }) => text).join('\n')
  for (const [name, source] of files) {
    const [first = '', ...rest] = name.split('/')
    if (rest.length > 0 && first !== 'partials' && !layouts.includes(first)) {
      const fault = `is for the layout "${first}", which does not exist.${didYouMeanOneOf(layouts, first)}`
      throw new TemplateError(source, undefined, fault)
    }
    const partial = path.posix.basename(name, '.hbs')
    const isCalled = new RegExp(`\\{\\{~?#?>\\s*${partial.replaceAll('.', '\\.')}[\\s~}]`).test(
      texts,
    )
    if (name.endsWith('.hbs') && !partials.includes(partial) && !isCalled) {
      const fault = `replaces no partial, and none of the theme calls it.${didYouMeanOneOf(partials, partial)}`
      throw new TemplateError(source, undefined, fault)
    }
  }
}
