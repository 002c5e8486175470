import { PDFContext, PDFObjectStreamParser, PDFPageLeaf, type PDFRawStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readObjectStream } from '../../../src/proof/pdf/read-object-stream.js'

/** A stream that holds these objects, numbered from 1. */
function makeStream(...objects: string[]): PDFRawStream {
  const offsets = objects.map(
    (_, index) => objects.slice(0, index).join('\n').length + (index && 1),
  )
  const head = offsets.map((offset, index) => `${index + 1} ${offset}`).join(' ')
  const content = `${head}\n${objects.join('\n')}`
  const dict = { Type: 'ObjStm', N: objects.length, First: head.length + 1 }
  return PDFContext.create().stream(content, dict)
}

/** What pdf-lib reads, byte for byte. */
async function readCarefully(stream: PDFRawStream): Promise<string[]> {
  await new PDFObjectStreamParser(stream).parseIntoContext()
  return stream.dict.context
    .enumerateIndirectObjects()
    .map(([ref, object]) => `${ref} ${object.constructor.name} ${object}`)
}

function readAtOnce(stream: PDFRawStream): string[] | undefined {
  return readObjectStream(stream)?.map(
    ([ref, object]) => `${ref} ${object.constructor.name} ${object}`,
  )
}

const usual = [
  '<</S /P/P 3 0 R/Pg 4 0 R/K [ 1 2.50 -.5 +7 <</Type/MCR /MCID 0>> 7 0 R 8 12 R ]>>',
  '[]',
  '<<>>',
  '[true false null(a (b\\) c) d)<FEFF 00e9><>/A#20b/#e9#25E3/]',
  '123456789012',
  '(\\\\)',
  '<</Type /Page /Parent 1 0 R>>',
  '0',
  '-0.000001',
]

it('reads what pdf-lib reads', async () => {
  const stream = makeStream(...usual)
  const read = readAtOnce(stream)
  expect(read).toHaveLength(usual.length)
  expect(read).toEqual(await readCarefully(stream))
  expect(readObjectStream(stream)?.[6]?.[1]).toBeInstanceOf(PDFPageLeaf)
})

it.each([
  ['a comment', '<</A 1 % one\n/B 2>>'],
  ['a stream', '<</Length 1>> stream\na\nendstream'],
  ['a key that is no name', '<<(A) 1>>'],
  ['a word that is none', 'nil'],
  ['a string that does not end', '((a)'],
  ['hexadecimal digits that do not end', '<00'],
  ['an array that does not end', '[1 2'],
  ['two numbers in one', '1-2'],
  ['nothing', ''],
])('leaves %s to pdf-lib', (_, object) => {
  expect(readObjectStream(makeStream('1', object))).toBeUndefined()
})

it('leaves a stream to pdf-lib that does not say what it holds', () => {
  expect(readObjectStream(PDFContext.create().stream('1 0 2', { N: 1 }))).toBeUndefined()
  expect(readObjectStream(PDFContext.create().stream('1', { N: 1, First: 4 }))).toBeUndefined()
})

/** No signs and points: pdf-lib also takes `+1.5 0 R` for a reference. */
const pieces = [
  ...'<< >> [ ] ( ) < > / /A /#41#2 /Type/Page { 1 0 27 true false null stream endobj FEFF'.split(
    ' ',
  ),
  ...['3 0 R', '4 65535 R', '0 R', 'R', ' ', '\n', '\0', '%', '\\', '\\)', '\u0080', '\u00ff'],
]

it('reads what pdf-lib reads, whatever stands there, or leaves it to pdf-lib', async () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''))
  let read = 0
  for (const some of fc.sample(text, { numRuns: 8000, seed: 7 })) {
    for (const object of [some, `[${some}]`, `<</K ${some}>>`]) {
      const found = readAtOnce(makeStream(object))
      if (!found) continue
      read += 1
      expect(found, object).toEqual(await readCarefully(makeStream(object)))
    }
  }
  expect(read).toBeGreaterThan(1000)
})
