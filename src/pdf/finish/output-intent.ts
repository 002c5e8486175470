import { type PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { name } from '../content/objects.js'

/** Describes what the colours of the file mean, so that they look the same decades from now (ISO 19005-3, 6.2.3): sRGB. */
export function writeOutputIntent({ context, catalog }: PDFDocument): void {
  const profile = context.register(context.stream(makeSrgbProfile(), { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  catalog.set(name('OutputIntents'), context.obj([intent]))
}

/**
 * Makes the ICC profile of sRGB (IEC 61966-2-1), in which everything that Chrome prints is coloured: a display profile
 * of version 4 with primaries, white and curve by formula (ICC.1:2010, 8.3.3). Written here, since none may be fetched and
 * few may be redistributed; it is hardly larger than this comment.
 */
function makeSrgbProfile(): Buffer {
  const curve = parametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
  const tags: [signature: string, content: Buffer][] = [
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(...whiteD50)],
    // A profile names colours as they look in the light D50; this matrix has converted them from D65 (Bradford).
    ['chad', chromaticAdaptation],
    ['rXYZ', xyz(0.43606567, 0.2224884, 0.01391602)],
    ['gXYZ', xyz(0.38514709, 0.71687317, 0.09707642)],
    ['bXYZ', xyz(0.14306641, 0.06060791, 0.71409607)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length)
  const contents: Buffer[] = []
  const offsets = new Map<Buffer, number>()
  let end = headerLength + table.length
  for (const [index, [signature, content]] of tags.entries()) {
    const offset = offsets.get(content) ?? end
    if (!offsets.has(content)) {
      offsets.set(content, offset)
      contents.push(content)
      end += content.length
    }
    const entry = 4 + index * 12
    table.write(signature, entry, 'latin1')
    table.writeUInt32BE(offset, entry + 4)
    table.writeUInt32BE(content.length, entry + 8)
  }
  return Buffer.concat([header(end), table, ...contents])
}

const headerLength = 128
const whiteD50 = [0.9642, 1, 0.8249] as const

/** ICC.1:2010, 7.2. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerLength)
  bytes.writeUInt32BE(size)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // The day on which the standard appeared: a profile has one, and nothing of the hour may be in a file.
  for (const [at, number] of [1999, 10, 18, 0, 0, 0].entries())
    bytes.writeUInt16BE(number, 24 + at * 2)
  bytes.write('acsp', 36, 'latin1')
  for (const [at, number] of whiteD50.entries()) writeFixed(bytes, number, 68 + at * 4)
  return bytes
}

function writeFixed(bytes: Buffer, number: number, offset: number): void {
  bytes.writeInt32BE(Math.round(number * 65_536), offset)
}

/** A type, four bytes that are reserved, and numbers with 16 fractional bits. */
function fixedNumbers(type: string, numbers: readonly number[], head = Buffer.alloc(0)): Buffer {
  const values = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) writeFixed(values, number, at * 4)
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), head, values])
}

function xyz(...numbers: readonly number[]): Buffer {
  return fixedNumbers('XYZ ', numbers)
}

const chromaticAdaptation = fixedNumbers(
  'sf32',
  [
    1.04788208, 0.0229187, -0.05020142, 0.02958679, 0.99047852, -0.01707458, -0.00924683,
    0.01507568, 0.75167847,
  ],
)

/** (aX + b)^g from d on, and cX below it: function 3 of 10.16. */
function parametricCurve(...numbers: readonly number[]): Buffer {
  return fixedNumbers('para', numbers, Buffer.from([0, 3, 0, 0]))
}

/** Of one language, filled to four bytes (10.13). */
function text(words: string): Buffer {
  const head = Buffer.alloc(28)
  head.write('mluc', 'latin1')
  head.writeUInt32BE(1, 8)
  head.writeUInt32BE(12, 12)
  head.write('enUS', 16, 'latin1')
  head.writeUInt32BE(words.length * 2, 20)
  head.writeUInt32BE(28, 24)
  const letters = Buffer.from(words, 'utf16le').swap16()
  const rest = (4 - (letters.length % 4)) % 4
  return Buffer.concat([head, letters, Buffer.alloc(rest)])
}
