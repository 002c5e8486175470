import { textNames } from '../model.js'
import { excerpt } from '../normalise.js'
import { defineHtmlRule } from './rule.js'

/**
 * Every block, table row and caption of the source is shown once, whole, in its place.
 */
export default defineHtmlRule({
  id: 'html-content-loss',
  check({ alignment }, report) {
    for (const { source, found, elsewhere } of alignment.texts) {
      if (found) continue
      const text = `${textNames[source.kind]} \`${excerpt(source.text)}\``
      const what = elsewhere ? 'is shown out of its place' : 'is not shown as written'
      report({ message: `The ${text} ${what}`, at: source })
    }
    for (const { source } of alignment.doubled) {
      const text = `${textNames[source.kind]} \`${excerpt(source.text)}\``
      report({ message: `The ${text} is shown twice`, at: source })
    }
  },
})
