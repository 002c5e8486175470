import { tests } from 'commonmark-spec'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/source/markdown/parse-text.js'
import { gfmExamples } from './gfm-examples.js'

/** Where the source format says something else than CommonMark with GFM: the example, why, and what it gives here. */
const differences: readonly { example: number; because: string; html: string }[] = [
  {
    example: 96,
    because: 'lines between two `---` at the beginning of a file are its front matter',
    html: '<h2>Bar</h2>\n<p>Baz</p>',
  },
  {
    example: 98,
    because: 'two `---` at the beginning of a file are a front matter without an entry',
    html: '',
  },
  {
    example: 606,
    because:
      'a bare address is one as it is written; GitHub links none that an escape would have to mend',
    html: '<p>&#x3C;foo+@bar.example.com></p>',
  },
]

const plain = unified().use(remarkParse).use(remarkGfm).freeze()

it(`reads the ${tests.length} examples of CommonMark 0.31.2 as remark does, but for those listed`, () => {
  expect(tests).toHaveLength(652)
  const found = tests.flatMap(({ number, markdown }) => {
    const text = markdown.replaceAll('→', '\t')
    const ours = write(parseMarkdown(text))
    return ours === write(plain.parse(text)) ? [] : [{ example: number, html: ours }]
  })
  expect(found).toEqual(differences.map(({ example, html }) => ({ example, html })))
})

it('reads the examples of GitHub’s extensions as remark does, but for those listed', () => {
  const found = Object.entries(gfmExamples).flatMap(([example, markdown]) => {
    const ours = write(parseMarkdown(markdown))
    const theirs = write(plain.parse(markdown))
    return ours === theirs ? [] : [{ example, html: ours }]
  })
  // A mail address has no underscore in its host: the emphasis around the letter is one, as on GitHub.
  const html = '<p>(<em>A</em>@_.A</p>\n<ul>\n<li>@a.b.c@. x</li>\n<li>n@.  b</li>\n</ul>'
  expect(found).toEqual([{ example: 'signs of mail that lead nowhere', html }])
})

function write(root: Root): string {
  return toHtml(toHast(root, { allowDangerousHtml: true }), { allowDangerousHtml: true })
}
