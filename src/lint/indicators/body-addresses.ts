import { addressOf } from '../../addresses/leads-to.js'
import { hostOfAddress, type LiveAddress, listLiveAddresses } from '../../addresses/live.js'
import { isElement, isNote, rangeOf } from '../../footnotes/prose.js'
import { findAbove } from '../../source/markdown/walk.js'
import type { Range } from '../finding.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { listSectionCells } from './section-columns.js'

/** An address that is not defanged and stands outside the notes. */
export interface BodyAddress {
  indicator: LiveAddress
  /** With the angle brackets around it, if there are any; of a link, all of it. */
  place: Range
  /** Behind `[words](…)` or `<a href>`. */
  isLink: boolean
  isCode: boolean
  /** A bare domain in capitals, as `EVIL.EXAMPLE`: `README.MD` and `ASP.NET` are none. */
  isCapital: boolean
}

/** Lists the live addresses of a file outside its notes: in text, behind links, in code. */
export function listBodyAddresses(at: SourceFile): BodyAddress[] {
  return [...listInProse(at), ...listInLinks(at), ...listInCode(at)]
}

/** What an author meant as a note is one as soon as its label is put right. */
const meantAsNote = /^[ \t>]*\\?[［【[][\^＾][^\]］】\n]*[\]］】][ \t]*[:：]/m

function listInProse(at: SourceFile): BodyAddress[] {
  const text = textOf(at)
  const sections = listSectionCells(at)
  return at.words.flatMap(({ note, block, raw, start }) => {
    if (note) return []
    const end = meantAsNote.exec(raw)?.index ?? raw.length
    return listNamed(raw.slice(0, end)).flatMap((indicator): BodyAddress[] => {
      const { kind, index, value } = indicator
      // `### 1.2.3.4 Overview`, `### <a name="overview"></a>1.2.3.4 Overview`
      const begins = block.type === 'heading' && /^[#\s\uFFFC]*$/.test(raw.slice(0, index))
      const isNumber =
        kind === 'ip' && (begins || (block.type === 'tableCell' && sections.has(block)))
      if (isNumber) return []
      const [from, to] = [start + index, start + index + value.length]
      const isPointed = text[from - 1] === '<' && text[to] === '>'
      const place = isPointed ? ([from - 1, to + 1] as const) : ([from, to] as const)
      return [{ indicator, place, isLink: false, isCode: false, isCapital: isCapital(indicator) }]
    })
  })
}

/** Lists the live addresses in a text, and bare domains in capitals. */
function listNamed(text: string): LiveAddress[] {
  const found = listLiveAddresses(text)
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (lower === text) return found
  const known = new Set(found.map(({ index }) => index))
  const capital = listLiveAddresses(lower, ['domain'])
    .map((one) => ({ ...one, value: text.slice(one.index, one.index + one.value.length) }))
    .filter((one) => isCapital(one) && !known.has(one.index))
  return [...found, ...capital]
}

function isCapital({ kind, value }: LiveAddress): boolean {
  return kind === 'domain' && /[A-Z]/.test(value)
}

function listInLinks(at: SourceFile): BodyAddress[] {
  const text = textOf(at)
  return at.visits.flatMap((visit): BodyAddress[] => {
    const { node } = visit
    if (node.type !== 'link' || !/^https?:/i.test(addressOf(node) ?? '')) return []
    const [start, end] = rangeOf(node)
    if (start === undefined || !(text[start] === '[' || isElement(text, start))) return []
    if (findAbove(visit, isNote)) return []
    const indicator = {
      kind: 'url',
      value: node.url,
      index: start,
      host: hostOfAddress('url', node.url),
    } as const
    return [{ indicator, place: [start, end], isLink: true, isCode: false, isCapital: false }]
  })
}

/** In code only URLs: `evil.com` may be the name of anything there. */
function listInCode(at: SourceFile): BodyAddress[] {
  const text = textOf(at)
  return [...listNodes(at, 'code'), ...listNodes(at, 'inlineCode')].flatMap((code) => {
    const [start, end] = rangeOf(code)
    if (start === undefined) return []
    const slice = text.slice(start, end)
    const until = meantAsNote.exec(slice)?.index ?? slice.length
    return listLiveAddresses(slice.slice(0, until), ['url']).map((indicator): BodyAddress => {
      const from = start + indicator.index
      return {
        indicator,
        place: [from, from + indicator.value.length],
        isLink: false,
        isCode: true,
        isCapital: false,
      }
    })
  })
}
