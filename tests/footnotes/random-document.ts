import fc from 'fast-check'

/** A paragraph, or a definition, and the labels it calls; each a line of its own. */
export interface Block {
  defines: string | undefined
  calls: string[]
}

const label = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'G', '注', '1')
const calls = fc.array(label, { maxLength: 3 })

export const randomDocument: fc.Arbitrary<Block[]> = fc.array(
  fc.record({ defines: fc.option(label, { nil: undefined }), calls }),
  { maxLength: 14 },
)

/** A call with its place in the text of `write`. */
export interface WrittenCall {
  label: string
  line: number
  column: number
}

export interface WrittenBlock extends Block {
  line: number
  written: WrittenCall[]
}

export function write(document: readonly Block[]): { text: string; blocks: WrittenBlock[] } {
  const blocks = document.map(({ defines, calls }, index) => {
    const line = index * 2 + 1
    let text = defines === undefined ? 'Text' : `[^${defines}]: Note`
    const written = calls.map((called) => {
      text += ` of ${called}`
      const call = { label: called, line, column: text.length + 1 }
      text += `[^${called}]`
      return call
    })
    return { defines, calls, line, written, text: `${text}.` }
  })
  return { text: blocks.map(({ text }) => text).join('\n\n'), blocks }
}
