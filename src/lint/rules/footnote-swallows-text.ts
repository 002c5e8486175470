import type { FootnoteDefinition } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Range } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A sentence on the line below a definition, which belongs to the note.
 *
 * A paragraph goes on until a blank line, so a line right below a definition is part of the note and leaves the text.
 * Reported where that line begins a sentence after one that has ended, and is not indented: a note that is meant to go
 * on may be.
 *
 * @bad
 * ~~~md
 * Text[^a].
 *
 * [^a]: Source: A.
 * This sentence was meant for the text.
 * ~~~
 * 4:1-4:38: `This sentence was meant for the text.` stands right below the definition of `[^a]`, so it is printed in the note. Put a blank line before it or, if it is part of the note, indent it by four spaces
 *
 * @bad
 * ~~~md
 * 本文[^a]。
 *
 * [^a]: 出典：A社 <https://example.com/a>
 * この文は本文に置くつもりだった。
 * ~~~
 * 4:1-4:17: `この文は本文に置くつもりだった。` stands right below the definition of `[^a]`, so it is printed in the note. Put a blank line before it or, if it is part of the note, indent it by four spaces
 *
 * @good
 * ~~~md
 * Text[^a] and text[^b].
 *
 * [^a]: A long source whose title
 * goes on in the next line. And so
 * On.
 *
 * [^b]: Source: B.
 *     It says more than one sentence.
 * ~~~
 */
export default defineRule({
  id: 'footnote-swallows-text',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of listNodes(at, 'footnoteDefinition')) {
        const place = findSwallowed(at, definition)
        if (!place) continue
        const line = shorten(textOf(at).slice(...place))
        report({
          at,
          place,
          reason: `\`${line}\` stands right below the definition of \`[^${definition.label}]\`, so it is printed in the note. Put a blank line before it or, if it is part of the note, indent it by four spaces`,
        })
      }
    }
  },
})

/** The first line that is a paragraph's only because no blank line stands before it, and looks like another's. */
function findSwallowed(at: SourceFile, { children }: FootnoteDefinition): Range | undefined {
  for (const paragraph of children) {
    const [start, end] = rangeOf(paragraph)
    if (paragraph.type !== 'paragraph' || start === undefined) continue
    const lines = [
      ...textOf(at)
        .slice(start, end)
        .matchAll(/[^\r\n]+/g),
    ]
    for (const [index, { 0: line, index: offset }] of lines.entries()) {
      const above = lines[index - 1]?.[0]
      if (above === undefined) continue
      // Whoever breaks the lines of a note by hand does it in the middle of sentences, too.
      if (/^[ \t>]/.test(line) || !sentenceEnd.test(above)) break
      if (sentenceStart.test(line)) return [start + offset, start + offset + line.length]
    }
  }
  return undefined
}

/** A full stop, or an address, with which notes end. */
const sentenceEnd = /(?:[.。．!！?？…][」』）)”’"'*_]*|https?:\/\/\S+)[ \t]*$/i
/** A capital, or a letter of a script that has none. */
const sentenceStart = /^[*_“"「『（([]*[\p{Lu}\p{Lt}\p{Lo}]/u
