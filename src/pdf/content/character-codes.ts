import { readOperands } from './content-stream.js'

/** The character codes in the operands of `Tj` or `TJ`, for a font whose codes are so many bytes long. */
export function listCodes(operands: string, width: number): number[] {
  const all = { operator: '', from: 0, at: operands.length, to: operands.length }
  const codes: number[] = []
  for (const operand of readOperands(operands, all)) {
    if (operand.startsWith('<')) addDigits(operand, width, codes)
    else if (operand.startsWith('(')) addBytes(readString(operand), width, codes)
  }
  return codes
}

function addBytes(bytes: Uint8Array, width: number, codes: number[]): void {
  for (let index = 0; index + width <= bytes.length; index += width) {
    let code = 0
    for (let place = 0; place < width; place += 1) code = code * 256 + (bytes[index + place] ?? 0)
    codes.push(code)
  }
}

/** Without bytes between: nearly all that Chrome shows is written so. */
function addDigits(operand: string, width: number, codes: number[]): void {
  const step = 2 * width
  for (let index = 1; index + step < operand.length; index += step) {
    let code = 0
    for (let place = 0; place < step; place += 1) {
      const value = digits[operand.charCodeAt(index + place)] ?? 255
      if (value === 255) {
        addBytes(readString(`<${operand.slice(index)}`), width, codes)
        return
      }
      code = code * 16 + value
    }
    codes.push(code)
  }
}

/** Values of hexadecimal digits, by their characters. */
const digits = new Uint8Array(128).fill(255)
for (const digit of '0123456789abcdefABCDEF')
  digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

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
