import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { listCodes } from '../content/character-codes.js'
import {
  get,
  getDict,
  getList,
  getName,
  name,
  readName,
  toDict,
  toName,
} from '../content/objects.js'
import type { ShownFont } from '../content/shown-font.js'
import type { UaFailure } from '../ua/subject.js'
import { type ArchiveRule, fail } from './document-rules.js'

/** Every object of the file, wherever it stands: its size, its filters, what it must not ask for. */
export const objectRules: ArchiveRule = ({ context }) => {
  const judge = new ObjectJudge(context)
  for (const [, object] of context.enumerateIndirectObjects()) judge.look(object)
  return judge.failures
}

class ObjectJudge {
  readonly failures: UaFailure[] = []
  readonly #context: PDFContext
  /** The same names stand in every object. */
  readonly #judged = new Set<PDFName>()

  constructor(context: PDFContext) {
    this.#context = context
  }

  /** An object and what stands directly in it. */
  look(object: PDFObject): void {
    if (object instanceof PDFName) this.#judgeName(object)
    else if (object instanceof PDFString || object instanceof PDFHexString)
      this.#judgeString(object)
    else if (object instanceof PDFArray) for (const entry of object.asArray()) this.look(entry)
    const dict = toDict(object)
    if (!dict) return
    if (object instanceof PDFStream) this.#judgeStream(dict)
    this.#judgeDictionary(dict)
    for (const [key, value] of dict.entries()) {
      this.#judgeName(key)
      this.look(value)
    }
  }

  #judgeName(named: PDFName): void {
    if (this.#judged.has(named)) return
    this.#judged.add(named)
    if (Buffer.byteLength(readName(named)) > 127)
      this.#report('6.1.13-4', 'A name is longer than 127 bytes')
  }

  #judgeString(string: PDFString | PDFHexString): void {
    if (string.sizeInBytes() > 32_767 && string.asBytes().length > 32_767)
      this.#report('6.1.13-3', 'A string is longer than 32767 bytes')
    if (string instanceof PDFHexString && string.sizeInBytes() % 2 === 1)
      this.#report('6.1.6-1', 'A hexadecimal string has an odd number of digits')
  }

  #judgeStream(dict: PDFDict): void {
    for (const key of ['F', 'FFilter', 'FDecodeParms'])
      if (dict.has(name(key)))
        this.#report('6.1.7.1-3', 'A stream has its content outside the file')
    const filters = getList(this.#context, dict, 'Filter').map((filter) =>
      toName(this.#context.lookup(filter)),
    )
    if (filters.some((filter) => filter === 'LZWDecode' || filter === 'Crypt'))
      this.#report('6.1.7.2-1', 'A stream is compressed in a way that an archive does not have')
    switch (getName(this.#context, dict, 'Subtype')) {
      case 'Image':
        if (String(get(this.#context, dict, 'Interpolate')) === 'true')
          this.#report('6.2.8-3', 'A picture asks to be smoothed (Interpolate)')
        if (dict.has(name('Alternates'))) this.#report('6.2.8-1', 'A picture has alternatives')
        if (dict.has(name('OPI'))) this.#report('6.2.8-2', 'A picture stands for one outside (OPI)')
        return
      case 'Form':
        if (dict.has(name('Ref')))
          this.#report('6.2.9-2', 'A form stands for a page of another file')
        if (dict.has(name('PS')) || dict.has(name('OPI')))
          this.#report('6.2.9-1', 'A form holds PostScript or stands for one outside')
        return
      case 'PS':
        this.#report('6.2.9-3', 'An object holds PostScript')
    }
  }

  #judgeDictionary(dict: PDFDict): void {
    const action = getName(this.#context, dict, 'S')
    if (getName(this.#context, dict, 'Type') === 'Action' || isActionOf(action)) {
      if (action !== undefined && forbidden.has(action))
        this.#report('6.5.1-1', `The file has an action of the kind ${action}`)
      const target = getName(this.#context, dict, 'N')
      if (action === 'Named' && !/^(?:Next|Prev|First|Last)Page$/.test(target ?? ''))
        this.#report('6.5.1-2', `The file has the named action ${target}`)
    }
    for (const [, entry] of getDict(this.#context, dict, 'ExtGState')?.entries() ?? []) {
      const state = toDict(this.#context.lookup(entry))
      if (state?.has(name('TR')))
        this.#report('6.2.5-1', 'A graphics state has a transfer function')
      const transfer = get(this.#context, state, 'TR2')
      if (transfer !== undefined && toName(transfer) !== 'Default')
        this.#report('6.2.5-2', 'A graphics state has a transfer function')
      if (state?.has(name('HTP'))) this.#report('6.2.5-3', 'A graphics state has HTP')
      for (const mode of getList(this.#context, state, 'BM')) {
        const blend = toName(this.#context.lookup(mode))
        if (blend === undefined || !blendModes.has(blend))
          this.#report('6.2.10-1', `Colours are blended as ${blend}, which no standard knows`)
      }
    }
  }

  #report(clause: string, message: string): void {
    this.failures.push(fail(clause, message))
  }
}

/** Dictionaries whose `S` is a kind of action; `S` of a structure element is no such word. */
const forbidden = new Set(
  'Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript'.split(
    ' ',
  ),
)
function isActionOf(kind: string | undefined): boolean {
  return kind !== undefined && (forbidden.has(kind) || kind === 'Named')
}

const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
)

/** What pages paint with: colours that the profile knows, and graphics states that are not nested too deep. */
export const paintRules: ArchiveRule = function* ({ context, contents, onPage }) {
  for (const { page, operations, resources } of contents) {
    let depth = 0
    let deepest = 0
    for (let index = 0; index < operations.length; index += 1) {
      const operator = operations.operatorAt(index)
      if (operator === 'q') depth += 1
      if (operator === 'Q') depth -= 1
      deepest = Math.max(deepest, depth)
      if (operator === 'k' || operator === 'K')
        yield {
          ...fail('6.2.4.3-3', 'A page paints in CMYK, and its profile is of RGB'),
          ...onPage(page),
        }
    }
    if (deepest > 28)
      yield {
        ...fail('6.1.13-8', `A page nests ${deepest} graphics states, and 28 are allowed`),
        ...onPage(page),
      }
    for (const [, entry] of getDict(context, resources, 'XObject')?.entries() ?? []) {
      const space = get(context, toDict(context.lookup(entry)), 'ColorSpace')
      if (toName(space) === 'DeviceCMYK')
        yield {
          ...fail('6.2.4.3-3', 'A picture is in CMYK, and the profile of RGB'),
          ...onPage(page),
        }
    }
  }
}

/** Unicode's private use areas: characters whose meaning is a private agreement. */
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/u

/** A private-use character has text that is read instead of it (6.2.11.7.3). */
export const textRules: ArchiveRule = function* ({ context, marks, findFont, inMark }) {
  const privateCodes = new Map<ShownFont, ReadonlySet<number>>()
  for (const mark of marks.byKey.values()) {
    for (const shown of mark.shown) {
      const font = findFont(shown)
      if (!font || shown.codes === undefined || shown.replaced) continue
      const found = privateCodes.get(font) ?? findPrivate(font)
      privateCodes.set(font, found)
      if (found.size === 0) continue
      for (const code of shown.codes.flatMap((codes) => listCodes(codes, font.width))) {
        if (!found.has(code)) continue
        const called = getName(context, font.dict, 'BaseFont')
        yield {
          ...fail('6.2.11.7.3-1', `A character of the font ${called} is for private use`),
          ...inMark(mark),
        }
      }
    }
  }
}

function findPrivate({ toUnicode }: ShownFont): Set<number> {
  const all = [...(toUnicode?.characters ?? [])]
  return new Set(all.filter(([, text]) => privateUse.test(text)).map(([code]) => code))
}
