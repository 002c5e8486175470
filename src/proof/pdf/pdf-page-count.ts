import { definePdfRule } from './rule.js'

/**
 * The file has as many pages as were planned.
 *
 * If not, Chrome has ended a page elsewhere than planned, and notes stand on the wrong pages.
 */
export default definePdfRule({
  id: 'pdf-page-count',
  severity: 'error',
  check({ pdf, model }, report) {
    if (pdf.pages.length === model.pages) return
    report({ message: `The file has ${pdf.pages.length} pages where ${model.pages} were planned` })
  },
})
