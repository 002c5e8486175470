import { expect, it } from 'vitest'
import { refuseOtherFormats } from '../../../src/authoring/new/refuse-other-formats.js'

it.each([
  [
    'in/Report of May.docx',
    'pandoc -f docx -t gfm --wrap=none --extract-media=. "in/Report of May.docx" -o "Report of May.md"',
  ],
  ['a.RST', 'pandoc -f rst'],
  ['a.ipynb', 'pandoc -f ipynb'],
  ['a.adoc', 'npx downdoc -o "a.md" "a.adoc"'],
  ['a.pdf', 'printed from'],
])('says of %s how to make Markdown of it', (file, help) => {
  expect(() => refuseOtherFormats(file)).toThrow(help)
})

it.each(['a.md', 'a.markdown', 'a.txt', 'a.html', 'notes', '.docx'])('takes %s', (file) => {
  expect(() => refuseOtherFormats(file)).not.toThrow()
})
