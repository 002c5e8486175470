import { definePdfRule } from './rule.js'

/**
 * The file has the report's title, and a viewer shows it instead of the file's name.
 */
export default definePdfRule({
  id: 'pdf-title',
  severity: 'error',
  check({ pdf, model }, report) {
    const title = pdf.information.get('Title')
    if (title !== model.title) {
      const found = title ? `it is \`${title}\`` : 'there is none'
      report({ message: `The file's title must be \`${model.title}\`, ${found}` })
    }
    if (!pdf.showsTitle) {
      report({ message: "A viewer shows the file's name instead of its title (DisplayDocTitle)" })
    }
  },
})
