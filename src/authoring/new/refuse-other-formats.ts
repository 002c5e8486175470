import path from 'node:path'
import { BriefingError, exitCode } from '../../exit-code.js'

/** What pandoc calls a format, by the ending of a file's name. */
const ofPandoc: ReadonlyMap<string, string> = new Map([
  ['.docx', 'docx'],
  ['.odt', 'odt'],
  ['.rtf', 'rtf'],
  ['.epub', 'epub'],
  ['.rst', 'rst'],
  ['.org', 'org'],
  ['.tex', 'latex'],
  ['.textile', 'textile'],
  ['.mediawiki', 'mediawiki'],
  ['.wiki', 'mediawiki'],
  ['.ipynb', 'ipynb'],
])

/** What helps where pandoc does not read a format. */
const otherwise: ReadonlyMap<string, (file: string, made: string) => string> = new Map([
  ['.adoc', convertAsciiDoc],
  ['.asciidoc', convertAsciiDoc],
  ['.doc', () => 'Save it as .docx, and convert that'],
  ['.pdf', () => 'Take the document that it was printed from'],
])

/**
 * Refuses a report that is no Markdown by its name, and says how to make Markdown of it.
 *
 * @throws BriefingError (usage)
 */
export function refuseOtherFormats(file: string): void {
  const { ext, name } = path.parse(file)
  const ending = ext.toLowerCase()
  const made = `${name}.md`
  const format = ofPandoc.get(ending)
  const help = format
    ? `Convert it first: \`pandoc -f ${format} -t gfm --wrap=none --extract-media=. "${file}" -o "${made}"\``
    : otherwise.get(ending)?.(file, made)
  if (help) throw new BriefingError(`${file} is not Markdown. ${help}.`, exitCode.usage)
}

function convertAsciiDoc(file: string, made: string): string {
  return `Convert it first: \`npx downdoc -o "${made}" "${file}"\``
}
