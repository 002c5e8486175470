import { listCodes } from '../content/character-codes.js'
import { type Operation, readOperands } from '../content/content-stream.js'
import type { Content } from '../content/contents.js'
import type { FindFont } from '../content/shown-font.js'

/** The marks of `text-emphasis`, upright and along a vertical line. */
const dots = /^[\ufe45\ufe46•◦●○◎▲△]+$/

/**
 * Finds the dots beside emphasised text: Chrome writes them as text of about half the size after that of their line,
 * inside the same mark. Returns where each run of them begins and ends.
 */
export function createDotFinder(
  findFont: FindFont,
): (content: Content) => { from: number; to: number }[] {
  return (content) => {
    const found: { from: number; to: number }[] = []
    let size = 0
    const read = ({ font, codes }: TextObject['shown'][number]): string => {
      const { toUnicode } = findFont({ content, font, line: 0 }) ?? {}
      const all = listCodes(codes, toUnicode?.width ?? 1)
      return all.map((code) => toUnicode?.characters.get(code) ?? '\ufffd').join('')
    }
    for (const { from, to, shown } of listTextObjects(content)) {
      const own = shown[0]?.size ?? 0
      // Half the size of the line's type, in whole pixels.
      const isSmall = Math.abs(own - size / 2) < 0.51
      if (isSmall && dots.test(shown.map(read).join(''))) found.push({ from, to })
      else size = own
    }
    return found
  }
}

const ofText = new Set(['BT', 'ET', 'Tf', 'Tj', 'TJ'])

interface TextObject {
  /** From `BT` to `ET`. */
  from: number
  to: number
  shown: { font: string; size: number; codes: string }[]
}

function listTextObjects({ source, operations }: Content): TextObject[] {
  const objects: TextObject[] = []
  let open: TextObject | undefined
  let font = ''
  let size = 0
  for (let index = 0; index < operations.length; index += 1) {
    if (!ofText.has(operations.operatorAt(index))) continue
    const operation = operations.at(index)
    const { operator, from, to, at } = operation
    if (operator === 'BT') open = { from, to, shown: [] }
    else if (operator === 'Tf') ({ font, size } = readFont(source, operation))
    else if ((operator === 'Tj' || operator === 'TJ') && open)
      open.shown.push({ font, size, codes: source.slice(from, at) })
    else if (operator === 'ET' && open) {
      objects.push({ ...open, to })
      open = undefined
    }
  }
  return objects
}

function readFont(source: string, operation: Operation): { font: string; size: number } {
  const [font = '', size] = readOperands(source, operation)
  return { font: font.slice(1), size: Number(size) }
}
