import { excerpt } from '../normalise.js'
import { defineRule } from './rule.js'

/**
 * The file needs no other: it asks neither a disk nor the network for anything.
 */
export default defineRule({
  id: 'html-self-contained',
  check({ page }, report) {
    for (const address of page.loaded)
      report({ message: `The file would load \`${excerpt(address, 80)}\`` })
  },
})
