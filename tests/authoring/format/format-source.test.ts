import { describe, expect, it } from 'vitest'
import { formatSource } from '../../../src/authoring/format/format-source.js'
import { expectStable } from '../random-source.js'

describe('the normal form', () => {
  it.each([
    ['an empty file', '', ''],
    ['blank lines alone', '\n  \n', ''],
    [
      'definitions in the order of first call, uncalled ones last',
      'A[^b] B[^a] C[^b].\n\n[^c]: C\n[^a]: A\n[^b]: B',
      'A[^b] B[^a] C[^b].\n\n[^b]: B\n\n[^a]: A\n\n[^c]: C\n',
    ],
    [
      'definitions from between the blocks',
      '[^a]: A\n# T\n\nText[^a].\n\n[^b]: B\n\nMore[^b].\n',
      '# T\n\nText[^a].\n\nMore[^b].\n\n[^a]: A\n\n[^b]: B\n',
    ],
    [
      'calls of the summary first',
      '# T\n\n:::summary\n- P[^b]\n:::\n\nText[^a].\n\n[^a]: A\n\n[^b]: B\n',
      '# T\n\n:::summary\n- P[^b]\n:::\n\nText[^a].\n\n[^b]: B\n\n[^a]: A\n',
    ],
    [
      'the comment that speaks of a definition with it',
      'A[^a][^b].\n\n[^b]: B\n\n<!-- briefing-disable-next-line source-tracking -- as cited -->\n[^a]: A\n',
      'A[^a][^b].\n\n<!-- briefing-disable-next-line source-tracking -- as cited -->\n[^a]: A\n\n[^b]: B\n',
    ],
    [
      'a note of several paragraphs',
      'A[^b][^a].\n\n[^a]: One\n\n    two  \n    lines\n[^b]: B\n',
      'A[^b][^a].\n\n[^b]: B\n\n[^a]: One\n\n    two  \n    lines\n',
    ],
    [
      'duplicates beside the first, which counts',
      'A[^a].\n\n[^b]: B\n\n[^a]: A\n\n[^a]: Other\n',
      'A[^a].\n\n[^a]: A\n\n[^a]: Other\n\n[^b]: B\n',
    ],
    [
      'one blank line between blocks',
      '# T\nText  \n\n\n\n- a\n- b\n## S\n',
      '# T\n\nText\n\n- a\n- b\n\n## S\n',
    ],
    [
      'line breaks and code as they are',
      'one  \ntwo \n\n```\ncode  \n\n\n```\n',
      'one  \ntwo\n\n```\ncode  \n\n\n```\n',
    ],
    ['a comment above its block', '<!-- on S -->\n## S \n', '<!-- on S -->\n## S\n'],
    ['Windows line ends', 'A[^a]. \r\n[^a]: A', 'A[^a].\r\n\r\n[^a]: A\r\n'],
    ['front matter', '---\ntitle: x  \n---\n\n\nText', '---\ntitle: x  \n---\n\nText\n'],
  ])('has %s', (_, source, formatted) => {
    expect(formatSource(source)).toBe(formatted)
  })

  // Each of these would mean something else without what looks like a slip.
  it.each([
    ['a definition that keeps two lists apart', '- a\n\n[^x]: X\n\n- b[^x]\n'],
    ['a definition above what would become front matter', '[^x]: X\n\n---\n\na: b[^x]\n---\n'],
    ['definitions before code that is never closed', 'A[^a].\n\n[^a]: A\n\n```\ncode\n'],
    ['definitions before a block that is never closed', 'A[^a].\n\n[^a]: A\n\n:::figure\ntext\n'],
    ['a blank after a backslash', 'one\\ \ntwo\n'],
    ['blanks in the title of a picture', '![a](b "one  \ntwo")\n'],
    ['definitions inside quotations', '> A[^a].\n>\n> [^a]: A\n\nText\n'],
  ])('leaves %s', (_, source) => {
    expect(formatSource(source)).toBe(source)
  })

  it('keeps the meaning and is reached in one go', () => {
    expectStable({ numRuns: 50, seed: 20240410 })
  })
})
