import { textNames } from '../model.js'
import { excerpt } from '../normalise.js'
import { defineTaggedRule } from './rule.js'

/**
 * Every block, table row and caption of the source is printed once, whole, in its place.
 *
 * Where a page ends, text can be lost or doubled: the line that did not fit, the row that was cut. Heads of tables may
 * repeat on each page.
 */
export default defineTaggedRule({
  id: 'pdf-content-loss',
  severity: 'error',
  check({ alignment }, report) {
    for (const { source, found, elsewhere } of alignment.texts) {
      // Titles in the summary have a rule of their own.
      if (found || source.kind === 'summary-title') continue
      const text = `${textNames[source.kind]} \`${excerpt(source.text)}\``
      report({
        message: elsewhere
          ? `The ${text} is printed out of its place`
          : `The ${text} is not printed as written`,
        page: elsewhere?.page,
        at: source,
      })
    }
    for (const { source, at } of alignment.doubled) {
      report({
        message: `The ${textNames[source.kind]} \`${excerpt(source.text)}\` is printed twice`,
        page: at.page,
        at: source,
      })
    }
    for (const { source, at } of alignment.repeated) {
      report({
        message: `A part of the ${textNames[source.kind]} \`${excerpt(source.text)}\` is printed twice in it`,
        page: at.page,
        at: source,
      })
    }
  },
})
