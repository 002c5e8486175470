import { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { readStructure, walkElements } from '../../../src/pdf/content/structure-tree.js'
import { splitPrinted } from '../../../src/pdf/finish/printed-elements.js'

const begin = '<</Type /StructElem\n/S'

/** Objects from the second on, after a catalog, as Chrome writes them: the elements last, kids before their parents. */
const printed = [
  '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>',
  '<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 100 100]>>',
  '<</Type /Annot\n/Subtype /Link\n/Contents (endobj)>>',
  '<</Type /StructTreeRoot\n/K 12 0 R>>',
  `${begin} /P\n/P 12 0 R\n/Pg 3 0 R\n/K [7 0 R 1 8 0 R <</Type /OBJR\n/Obj 4 0 R\n/Pg 3 0 R>> <</Type /MCR\n/Pg 3 0 R\n/MCID 9>>]>>`,
  `${begin} /Link\n/P 6 0 R\n/K <</Type /OBJR\n/Obj 4 0 R\n/Pg 3 0 R>>>>`,
  `${begin} /Span\n/P 6 0 R\n/Pg 3 0 R\n/K 2>>`,
  `${begin} /TD\n/P 12 0 R\n/K 10 0 R\n/A [<</O /Table\n/Headers [(node1)]>> <</O /Table\n/RowSpan 2>>]>>`,
  `${begin} /Figure\n/Alt (a \\) >> b)\n/P 9 0 R\n/Pg 3 0 R\n/K 3>>`,
  `${begin} /NonStruct\n/P 12 0 R>>`,
  `${begin} /Document\n/Lang (ja)\n/P 5 0 R\n/K [6 0 R 9 0 R 11 0 R]>>`,
]

function writeFile(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n'
  let table = ''
  for (const [index, object] of [
    '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 5 0 R>>',
    ...objects,
  ].entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const size = objects.length + 2
  const trailer = `trailer\n<</Size ${size}\n/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

async function readApart(file: Uint8Array) {
  const { rest, elements, addAnnotations } = splitPrinted(file)
  const document = await PDFDocument.load(rest, { updateMetadata: false })
  const kept = document.context.enumerateIndirectObjects().length
  addAnnotations(document.context)
  const root = readStructure(document, (ref) => elements.take(ref, document.context))
  return { root, elements, document, kept }
}

/** What an element is and holds, without the objects that it was read from. */
const tell = (root: Awaited<ReturnType<typeof readApart>>['root']) =>
  root &&
  walkElements(root).map(({ type, ref, kids, attributes }) => ({
    type,
    ref: String(ref),
    kids: kids.map((kid) => (kid.kind === 'element' ? kid.type : kid)),
    attributes: [...attributes].map(([key, value]) => `${key} ${value}`),
  }))

describe('the elements of a printed file', () => {
  it('are read apart as they are among the other objects', async () => {
    const file = writeFile(printed)
    const { root, document, elements, kept } = await readApart(file)
    const whole = await PDFDocument.load(file, { updateMetadata: false })
    expect(tell(root)).toEqual(tell(readStructure(whole)))
    expect(tell(root)).toHaveLength(8)
    expect(elements.last).toBe(12)
    expect(kept).toBe(4)
    expect(
      document.context.enumerateIndirectObjects().map(([ref, object]) => `${ref} ${object}`),
    ).toEqual(
      whole.context
        .enumerateIndirectObjects()
        .slice(0, 5)
        .map(([ref, object]) => `${ref} ${object}`),
    )
    expect(document.getPageCount()).toBe(1)
  })

  it('stand apart with what leads back to them, which is written anew', async () => {
    const lists = ['[6 0 R 8 0 R null]', '[4 0 R]', '[6 [500 600]]', '[6 0 8 0]']
    const { document, elements } = await readApart(writeFile([...printed, ...lists]))
    const { context } = document
    expect([13, 14, 15, 16].map((number) => String(context.lookup(PDFRef.of(number))))).toEqual([
      'undefined',
      '[ 4 0 R ]',
      '[ 6 [ 500 600 ] ]',
      '[ 6 0 8 0 ]',
    ])
    expect(elements.last).toBe(13)
  })

  it('are read once: a tree that holds itself comes to an end', async () => {
    const [pages = '', page = '', link = '', tree = ''] = printed
    const loop = `${begin} /Div\n/P 5 0 R\n/K [6 0 R]>>`
    const { root } = await readApart(writeFile([pages, page, link, tree.replace('12', '6'), loop]))
    expect(tell(root)?.map(({ type, kids }) => [type, kids])).toEqual([
      ['StructTreeRoot', ['Div']],
      ['Div', []],
    ])
  })

  it('stay where they are in a file that is written in another way', async () => {
    const spaced = printed.map((object) =>
      object.replace('/Type /StructElem\n', '/Type /StructElem '),
    )
    for (const [file, last] of [
      [writeFile(spaced), 4],
      [writeFile(printed).subarray(0, -6), 0],
    ] as const) {
      const { root, elements } = await readApart(file)
      expect(elements.last).toBe(last)
      expect(tell(root)).toHaveLength(8)
    }
  })
})
