/**
 * What GitHub's specification shows of its extensions to CommonMark (GFM 0.29, §§4.10, 5.3, 6.5, 6.9, 6.11, and the tests
 * of cmark-gfm for them and for footnotes), in words of our own: the example's number there, or what is tested.
 */
export const gfmExamples: Readonly<Record<string, string>> = {
  '198, a table': '| host | port |\n| --- | --- |\n| alpha | 22 |\n',
  '199, columns aligned, cells uneven': '| host | port |\n:-: | -----------:\nalpha | 22\n',
  '200, dividers in cells': '| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
  '201, a table that a quote ends': '| a | b |\n| --- | --- |\n| c | d |\n> e\n',
  '202, a table that a blank line ends': '| a | b |\n| --- | --- |\n| c | d |\nf\n\ng\n',
  '203, a head of another length': '| a | b |\n| --- |\n| c |\n',
  '204, rows of other lengths': '| a | b |\n| --- | --- |\n| c |\n| d | e | f |\n',
  '205, a head alone': '| a | b |\n| --- | --- |\n',
  'inline elements, no blocks':
    'Before\n\n| _a_ | セン |\n| --- | --- |\n| 1. no list | |\n| _**both**_ | x |\n\nAfter\n',
  'too few lines for a table':
    '| no table | here |\n\n| --- | --- |\n\n|x|\n|-|\n\n| y |\n| --- |\n',
  'no outer dividers': 'a | b\n--- | ---\nc | d\n',
  'blanks after a row': '| _a_ | b |\n| --- | --- |\n| c | d | \n',
  'five alignments': 'a | b | c | d | e\n:-- | --- | :-: | --- | --:\nf | g | h | i | j\n',
  'dividers escaped and in code':
    '| a | b |\n| --- | --- |\n| \\|c\\|. | d \\| e. |\n| `\\|f\\|` g |\n| _**`h\\|`**_ \\| i\n| **\\_j\\_**\n',
  'an odd delimiter row': '| a |\n--- |\n',
  'backslashes in cells':
    '| a | b |\n| --- | --- |\n| \\\\ | `\\\\` |\n| \\_ | `\\_` |\n| \\| | `\\|` |\n| \\c | `\\c` |\n',
  'HTML in cells': '| a |\n| --- |\n| <strong>b</strong> |\n| c <br> d |\n',
  'references in cells':
    'See [the report][].\n\n| See [the report][] |\n| --- |\n| [the report][] |\n\n[the report]: http://a.example/\n',
  'two dividers together': '| a | b | c |\n| --- | --- | --- |\n| d || e |\n',
  'emphasis at the ends of a cell': '| a | b |\n| --- | --- |\n|***(c)***|\n',
  'a table after lines of text': '12\n34\n| a | b |\n| ---| --- |\nc | d\n',
  '279, task list items': '- [ ] open\n- [x] done\n',
  '280, task list items inside each other': '- [x] a\n  - [ ] b\n  - [x] c\n- [ ] d\n',
  'what is no task': '- [  ] a\n- [xx] b\n- [ ]c\n\n[x] d\n',
  '491, strikethrough': '~~One~~ Two, ~three~ four!\n',
  '492, strikethrough over two paragraphs': 'This ~~has a\n\nnew paragraph~~.\n',
  '493, three tildes': 'This ~~~is~~~ none.\n',
  'tildes that do not match': '~a\n\nb ~is ~ c~ d ~ e.\n\n~one~ ~~two~~ ~~~three~~~\n\n~four~~\n',
  '622, an address without its scheme': 'www.commonmark.example\n',
  '623, with a path': 'Go to www.commonmark.example/help at once.\n',
  '624, with a full stop after':
    'Go to www.commonmark.example.\n\nGo to www.commonmark.example/a.b.\n',
  '625, in parentheses':
    'www.a.example/?q=B+(c)\n\nwww.a.example/?q=B+(c)))\n\n(www.a.example/?q=B+(c))\n\n(www.a.example/?q=B+(c)\n',
  '626, parentheses in the middle': 'www.a.example/?q=(b))+c\n',
  '627, what looks like a character reference':
    'www.a.example/?q=b&hl=en\n\nwww.a.example/?q=b&hl;\n',
  '628, ended by `<`': 'www.commonmark.example/he<lp\n',
  '629, with a scheme': 'http://a.example\n\n(See https://b.example/c?d=e and f)\n',
  '630, mail': 'foo@bar.example\n',
  '631, mail with a plus': 'hello@mail+xyz.example has none, hello+xyz@mail.example has.\n',
  '632, mail and what may stand after':
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
  '633, protocols': 'mailto:foo@bar.example\n\nxmpp:foo@bar.example\n\nmailto:a.b-c_d@a.b.\n',
  'addresses among other marks':
    ': http://a.example https://b.example\n\n<http://a.example/å> http://a.example/å\n\n**And http://inlines.example**\n\n"http://a.example" \'http://a.example\'\n',
  'letters of other scripts in addresses':
    'http://🍄.example/ http://x🍄.example/ www.a.example/á\n',
  'signs of mail that lead nowhere': '(_A_@_.A\n\n* @a.b.c@. x\n* n@.  b\n',
  'strikethrough around an address': '~~www.a.example~~\n\n~~http://a.example~~\n',
  'addresses in a table':
    '| a | b |\n| --- | --- |\n| https://a.example www.b.example | http://c.example |\n',
  '652, tags that a browser must not see':
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is no more.  <XMP> neither.\n</blockquote>\n',
  'footnotes with blocks':
    'One![^1]. Two.[^b]. Three[^c].\n\n[^c]:\n        code\n\n[^1]: Some *words*.\n\nHi!\n\n[^b]:\n    > A quote.\n\n        code\n\n    And a paragraph.\n',
  'a footnote called three times': 'One[^a].\n\nTwo[^a] and three.[^a]\n\n[^a]: It.\n',
  'a call without its note': 'None[^nope].\n',
}
