import { rangeOf } from '../../footnotes/prose.js'
import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { mayBeMark, mayHide } from './withholding.js'

/** `{fig-alt="A map" width=50%}`, after a picture. */
const described =
  /^\{(?<before>[^{}\r\n]*?)(?<![\w-])(?:fig-)?alt=(?:"(?<double>(?:[^"\\\r\n]|\\.)+)"|'(?<single>(?:[^'\\\r\n]|\\.)+)')(?<after>[^{}\r\n]*)\}/

/**
 * Finds pictures without an alternative text that pandoc and Quarto read one for among the attributes after them. A name
 * by which something may refer to the picture stays, and what may say who may see it.
 */
export function listDescribedPictures(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  return listNodes(at, 'image').flatMap((image): ForeignFinding[] => {
    const [start, end] = rangeOf(image)
    if (start === undefined || end === undefined || !source.startsWith('![](', start)) return []
    const { 0: written, groups = {} } = described.exec(source.slice(end, end + 1000)) ?? {}
    if (written === undefined) return []
    const words = (groups.double ?? groups.single ?? '').replace(/\\(["'])/g, '$1').trim()
    const place = [end, end + written.length] as const
    const others = `${groups.before ?? ''}${(groups.after ?? '').trimStart()}`.trim()
    const stays = others.includes('#') || mayBeMark(others) || mayHide(others)
    return [
      {
        place,
        reason: `\`${shorten(written)}\` describes the picture elsewhere. Write what it shows between \`![\` and \`]\``,
        fix: [
          { range: [start + 2, start + 2], text: words.replace(/[[\]\\`*_<]/g, '\\$&') },
          { range: place, text: stays ? `{${others}}` : '' },
        ],
      },
    ]
  })
}
