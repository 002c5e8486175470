import { definePdfRule } from './rule.js'

/**
 * The file carries the files for machines that were built with it, byte for byte, and no others.
 *
 * Whoever takes the indicators out of the PDF must get what the report says; a file of an earlier build, or for readers
 * of another level, would be found by programs only.
 */
export default definePdfRule({
  id: 'pdf-attachments',
  severity: 'error',
  check({ pdf, model }, report) {
    const expected = model.attachments ?? []
    for (const { name, mediaType, sha256 } of expected) {
      const [found, ...others] = pdf.attachments.filter((file) => file.name === name)
      if (!found) {
        report({ message: `The PDF does not carry \`${name}\`` })
        continue
      }
      if (others.length > 0) report({ message: `The PDF carries \`${name}\` more than once` })
      if (found.sha256 !== sha256)
        report({ message: `\`${name}\` in the PDF is not the one that was built with it` })
      if (found.relationship !== 'Data' || !found.isAssociated)
        report({ message: `\`${name}\` is not associated with the document as its data` })
      if (found.mediaType !== mediaType) {
        const said = found.mediaType ? `\`${found.mediaType}\`` : 'nothing'
        report({ message: `\`${name}\` says ${said} of its type, not \`${mediaType}\`` })
      }
    }
    for (const { name } of pdf.attachments) {
      if (!expected.some((file) => file.name === name))
        report({ message: `The PDF carries \`${name}\`, which its report knows nothing of` })
    }
  },
})
