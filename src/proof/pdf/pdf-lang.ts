import { definePdfRule } from './rule.js'

/**
 * The file names the language of the report, by which it is read aloud.
 */
export default definePdfRule({
  id: 'pdf-lang',
  severity: 'error',
  check({ pdf, model }, report) {
    if (pdf.language === model.language) return
    const found = pdf.language ? `it is \`${pdf.language}\`` : 'there is none'
    report({ message: `The file's language must be \`${model.language}\`, ${found}` })
  },
})
