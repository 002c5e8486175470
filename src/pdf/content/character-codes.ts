import { readOperands } from './content-stream.js'

/** The character codes in the operands of `Tj` or `TJ`, for a font whose codes are so many bytes long. */
export function listCodes(operands: string, width: number): number[] {
  const all = { operator: '', from: 0, at: operands.length, to: operands.length }
  return readOperands(operands, all).flatMap((operand) => {
    const bytes = readString(operand)
    const codes: number[] = []
    for (let index = 0; index + width <= bytes.length; index += width) {
      let code = 0
      for (let place = 0; place < width; place += 1) code = code * 256 + (bytes[index + place] ?? 0)
      codes.push(code)
    }
    return codes
  })
}

/** The bytes of a string; none of a number or a bracket. */
export function readString(operand: string): Buffer {
  if (operand.startsWith('<')) return Buffer.from(operand.slice(1, -1), 'hex')
  return operand.startsWith('(') ? readEscapes(operand) : Buffer.of()
}

/** A string in parentheses: the escapes of ISO 32000-1, 7.3.4.2. */
function readEscapes(codes: string): Buffer {
  const text = codes.slice(1, -1).replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255)
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r\n': '' }[escaped] ?? escaped
  })
  return Buffer.from(text, 'latin1')
}
