import { defineTaggedRule } from './rule.js'

/**
 * Notes stand in the order of their numbers, from page to page and down each page.
 */
export default defineTaggedRule({
  id: 'pdf-note-order',
  severity: 'error',
  check({ notes }, report) {
    for (const [index, { source, page }] of notes.printed.entries()) {
      const before = notes.printed[index - 1]?.source.number ?? 0
      if (source.number > before) continue
      report({
        message: `Note ${source.number} \`[^${source.label}]\` stands after note ${before}`,
        page,
        at: source,
      })
    }
  },
})
