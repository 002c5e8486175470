/** A file, and the lines on which a complaint has to do with its fault. */
export interface Case {
  name: string
  text: string
  lines: number[]
}

const fault = (name: string, text: string, ...lines: number[]): Case => ({
  name,
  text: `${text}\n`,
  lines,
})

export const broken: Case[] = [
  fault('call without definition', 'A[^nope].', 1),
  fault('blank inside a label', 'A[^nope two].', 1),
  fault('blank before a label', 'A[^ sp].\n\n[^sp]: Note', 1),
  fault('blank after a label', 'A[^1 ].\n\n[^1]: Note', 1),
  fault('call that becomes a link', 'A[^a b].\n\n[^a b]: hello', 1, 3),
  fault('two definitions', 'A[^a].\n\n[^a]: One\n\n[^a]: Two', 5),
  fault('two definitions that differ in case', 'A[^a].\n\n[^a]: One\n\n[^A]: Two', 5),
  fault('definition without call', 'A.\n\n[^b]: Note', 3),
  fault('note called only by an uncalled note', 'A.\n\n[^c]: See[^d]\n\n[^d]: Note', 5),
  fault('call in a picture’s text', '![alt[^a]](x.png)\n\n[^a]: Note', 1, 3),
  fault('call in raw HTML', '<p>x[^a]</p>\n\n[^a]: Note', 1, 3),
  fault('call in a link', '[text[^a]](https://example.com/)\n\n[^a]: Note', 1),
  fault('empty note', 'A[^a].\n\n[^a]:', 3),
  fault('notes that call each other', 'A[^a].\n\n[^a]: See[^b]\n\n[^b]: See[^a]', 3, 5),
  fault('call in a heading', '# Title[^a]\n\n[^a]: Note', 1),
  fault('definitions out of order', 'A[^a], B[^b].\n\n[^b]: Two\n\n[^a]: One', 3, 5),
  fault('note inside a note', 'A[^a].\n\n[^a]: See[^b]\n\n[^b]: Note', 3, 5),
  fault('call without caret', 'A[1].\n\n[^1]: Note', 1),
  fault('inline note of pandoc', 'A^[an inline note].', 1),
  fault('call in round brackets', 'A(^1).\n\n[^1]: Note', 1),
  fault('escaped call', 'A\\[^1].\n\n[^1]: Note', 1),
  fault('full-width brackets', 'A［^1］。\n\n[^1]: Note', 1),
  fault('definition indented as code', 'A[^c].\n\n    [^c]: Note', 1, 3),
  fault('definition in the middle of a line', 'A[^b] and[^b]. B.[^b]: Note', 1),
  fault('definition with a full-width colon', 'A[^a].\n\n[^a]：Note', 1, 3),
  fault('call never closed', 'A[^a and more.\n\n[^a]: Note', 1, 3),
  fault(
    'two notes of one text',
    'A[^a], B[^b].\n\n[^a]: A source <https://example.com/>\n\n[^b]: A source <https://example.com/>',
    3,
    5,
  ),
  fault('blank before a call', 'A [^a].\n\n[^a]: Note', 1),
]

const text = (name: string, ...lines: string[]): Case => ({
  name,
  text: `${lines.join('\n\n')}\n`,
  lines: [],
})

export const harmless: Case[] = [
  text(
    'defanged domains',
    'It asked evil[.]com, mail.evil[.]com and evil[.]co[.]jp.',
    'Also www[.]evil[.]com.',
  ),
  text('defanged URLs', 'From hxxp[:]//evil[.]com/path, then hxxps[://]evil[.]net:8080/a.'),
  text(
    'defanged addresses',
    'Sent by a[@]b and user[at]evil[.]com.',
    'Hosts 1[.]2[.]3[.]4 and 198.51.100[.]7.',
  ),
  text('redactions', 'The victim, [REDACTED], paid [REDACTED] in March.'),
  text('quotations', 'He wrote “there [sic] systems […] were lost [...] at once”.'),
  text('markings', 'This chapter is [TLP:AMBER].'),
  text('numbers in brackets', 'RFC 9116 [1] and 10^[3].'),
  text('checked list', '- [ ] open', '- [x] done'),
  text(
    'notes as they should be',
    'A claim[^a] and another[^b].',
    '[^a]: Example, “Title” <https://example.com/a>',
    '[^b]: A book.',
  ),
]
