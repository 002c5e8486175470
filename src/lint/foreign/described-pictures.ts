import { rangeOf } from '../../footnotes/prose.js'
import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/** `{fig-alt="A map" width=50%}`, behind a picture. */
const described =
  /^\{[^{}\r\n]*?(?<![\w-])(?:fig-)?alt=(?:"(?<double>(?:[^"\\\r\n]|\\.)+)"|'(?<single>(?:[^'\\\r\n]|\\.)+)')[^{}\r\n]*\}/

/** Finds pictures without an alternative text that pandoc and Quarto read one for among the attributes behind them. */
export function listDescribedPictures(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  return listNodes(at, 'image').flatMap((image): ForeignFinding[] => {
    const [start, end] = rangeOf(image)
    if (start === undefined || end === undefined || !source.startsWith('![](', start)) return []
    const { 0: written, groups = {} } = described.exec(source.slice(end, end + 1000)) ?? {}
    if (written === undefined) return []
    const words = (groups.double ?? groups.single ?? '').replace(/\\(["'])/g, '$1').trim()
    const place = [end, end + written.length] as const
    return [
      {
        place,
        reason: `\`${shorten(written)}\` describes the picture elsewhere. Write what it shows between \`![\` and \`]\``,
        fix: [
          { range: [start + 2, start + 2], text: words.replace(/[[\]\\`*_<]/g, '\\$&') },
          { range: place, text: '' },
        ],
      },
    ]
  })
}
