import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import type { Content } from '../../../src/pdf/content/contents.js'
import {
  type Kid,
  makeElement,
  type StructureElement,
} from '../../../src/pdf/content/structure-tree.js'
import { settleLayers } from '../../../src/pdf/finish/layers.js'

/** Settles a page that paints this, with layers by their names, and the marks of a figure; tells what comes of both. */
async function settle(source: string, layers: Record<string, string>, mcids: readonly number[]) {
  const document = await PDFDocument.create()
  const { node, ref: page } = document.addPage()
  const { context } = document
  const forms = context.obj({})
  for (const [name, content] of Object.entries(layers)) {
    const stream = context.stream(content, { Type: 'XObject', Subtype: 'Form' })
    forms.set(PDFName.of(name), context.register(stream))
  }
  node.set(PDFName.of('Contents'), context.register(context.stream(source)))
  node.set(PDFName.of('Resources'), context.obj({ XObject: forms }))
  const kids = mcids.map((mcid): Kid => ({ kind: 'content', page, form: undefined, mcid }))
  const figure: StructureElement = makeElement('Figure', kids)
  const { contents, marks } = await settleLayers(document, makeElement('Document', [figure]))
  const [content] = contents
  const find = (name: string, inside = content): Content | undefined =>
    inside?.forms.get(name) ??
    [...(inside?.forms.values() ?? [])].map((form) => find(name, form)).find(Boolean)
  const show = (name: string) => find(name)?.source.replace(/\s+/g, ' ')
  return {
    page: content?.source.replace(/\s+/g, ' '),
    show,
    kids: figure.kids.map((kid) => kid.kind === 'content' && [kid.mcid, kid.form && 'form']),
    faults: marks.faults,
  }
}

it('a mark in a layer stays, and is said to stand there', async () => {
  const settled = await settle('/A Do', { A: '/Figure <</MCID 0>> BDC (a) Tj EMC' }, [0])
  expect(settled.kids).toEqual([[0, 'form']])
  expect(settled.show('A')).toBe('/Figure <</MCID 0>> BDC (a) Tj EMC')
  expect(settled.faults).toEqual([])
})

it('a layer that is painted twice becomes two marks, in the place of its own', async () => {
  const layers = {
    A: '/Figure <</MCID 1>> BDC (a) Tj EMC /Figure <</MCID 2>>BDC (b) Tj EMC',
  }
  const settled = await settle(
    '/Figure <</MCID 0>> BDC (c) Tj EMC /A Do /Gs gs /A Do',
    layers,
    [0, 1, 2],
  )
  expect(settled.page).toBe(
    '/Figure <</MCID 0>> BDC (c) Tj EMC /Figure <</MCID 3>> BDC /A Do EMC /Gs gs /Figure <</MCID 4>> BDC /A Do EMC',
  )
  expect(settled.show('A')).toBe('/Figure BMC (a) Tj EMC /Figure BMC (b) Tj EMC')
  expect(settled.kids).toEqual([
    [0, undefined],
    [3, undefined],
    [4, undefined],
  ])
  expect(settled.faults).toEqual([])
})

it('layers inside of it go with it; the one around it, painted once, holds the marks', async () => {
  const layers = {
    Once: '/P <</MCID 5>> BDC (p) Tj EMC /Twice Do /Twice Do',
    Twice: '/Inner Do /Inner Do',
    Inner: '/Figure <</MCID 6>> BDC (a) Tj EMC',
  }
  const settled = await settle('/Once Do', layers, [5, 6])
  expect(settled.page).toBe('/Once Do')
  expect(settled.show('Once')).toBe(
    '/P <</MCID 5>> BDC (p) Tj EMC /Figure <</MCID 7>> BDC /Twice Do EMC /Figure <</MCID 8>> BDC /Twice Do EMC',
  )
  expect(settled.show('Inner')).toBe('/Figure BMC (a) Tj EMC')
  expect(settled.kids).toEqual([
    [5, 'form'],
    [7, 'form'],
    [8, 'form'],
  ])
  expect(settled.faults).toEqual([])
})

it('a layer painted twice inside of a mark belongs to that mark', async () => {
  const layers = { A: '/Figure <</MCID 1>> BDC (a) Tj EMC' }
  const settled = await settle('/Figure <</MCID 0>> BDC /A Do /A Do EMC', layers, [0, 1])
  expect(settled.page).toBe('/Figure <</MCID 0>> BDC /A Do /A Do EMC')
  expect(settled.kids).toEqual([[0, undefined]])
  expect(settled.faults).toEqual([])
})

it('a layer without marks, painted twice, stays as it is', async () => {
  const settled = await settle('/A Do /A Do', { A: '0 0 1 1 re f' }, [])
  expect(settled.page).toBe('/A Do /A Do')
})

it('what no page paints goes from the tree', async () => {
  const settled = await settle('/Figure <</MCID 0>> BDC (a) Tj EMC', {}, [0, 1])
  expect(settled.kids).toEqual([[0, undefined]])
})
