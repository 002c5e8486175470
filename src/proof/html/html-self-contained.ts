import { excerpt } from '../normalise.js'
import { defineHtmlRule } from './rule.js'

/**
 * The file needs no other: it asks neither a disk nor the network for anything.
 */
export default defineHtmlRule({
  id: 'html-self-contained',
  check({ page }, report) {
    for (const address of page.loaded)
      report({ message: `The file would load \`${excerpt(address, 80)}\`` })
  },
})
