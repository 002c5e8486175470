import { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { type Kid, makeElement, walkLeaves } from '../../../src/pdf/content/structure-tree.js'
import { takeNotes } from '../../../src/pdf/finish/note-parts.js'

const pages = [1, 2, 3, 4, 5].map((number) => PDFRef.of(number))
const annotation = PDFDict.withContext(PDFContext.create())

const words = (page: number): Kid => ({
  kind: 'content',
  page: PDFRef.of(page),
  form: undefined,
  mcid: 0,
})
const rest = (page: number) => makeElement('Aside', [makeElement('P', [words(page)])])

/** The first part of a note: its number leads back to its call. */
function begin(number: number, page: number) {
  const link = makeElement('Link', [words(page)])
  const aside = makeElement('Aside', [link, makeElement('P', [words(page)])])
  return { aside, link, number }
}

it('joins the parts of each note, though those in a caption stand after others that were set after it', () => {
  const [one, two] = [begin(1, 1), begin(2, 3)]
  const caption = makeElement('Caption', [words(1), one.aside, words(2), rest(2)])
  const row = makeElement('TR', [makeElement('TD', [rest(5)])])
  const root = makeElement('StructTreeRoot', [
    makeElement('Document', [two.aside, rest(4), makeElement('Table', [caption, row])]),
  ])
  const numbers = new Map([one, two].map(({ link, number }) => [link, number]))
  const notes = takeNotes(
    root,
    (link) => [{ annotation, destination: `call-${numbers.get(link)}` }],
    pages,
    () => 'Words',
  )
  const pagesOf = notes.map(({ element, number }) => [
    number,
    walkLeaves(element).flatMap((leaf) =>
      leaf.kind === 'content' ? [pages.indexOf(leaf.page) + 1] : [],
    ),
  ])
  expect(pagesOf).toEqual([
    [1, [1, 1, 2]],
    [2, [3, 3, 4, 5]],
  ])
  // The row that held nothing else is gone.
  expect(walkLeaves(root)).toHaveLength(2)
})

it('joins what stands after a row that was cut, in whichever cell that ends last', () => {
  const { aside, link } = begin(1, 1)
  const cells = [[words(1), words(2), words(3)], [words(1)]].map((kids) => makeElement('TD', kids))
  aside.kids.push(makeElement('TR', cells))
  const root = makeElement('StructTreeRoot', [makeElement('Document', [aside, rest(4)])])
  const notes = takeNotes(
    root,
    (element) => (element === link ? [{ annotation, destination: 'call-1' }] : []),
    pages,
    () => 'Words',
  )
  expect(notes).toHaveLength(1)
  expect(walkLeaves(root)).toHaveLength(0)
})
