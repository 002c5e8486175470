import { VFile } from 'vfile'
import type { Sound } from './inspect.js'

/** The same briefing, with files that keep what is said of one audience's editions while others are made. */
export function withOwnMessages(briefing: Sound): Sound {
  const parsed = briefing.parsed.map((one) => {
    const { path, value } = one.file
    return { ...one, file: new VFile({ path, value }) }
  })
  return { ...briefing, parsed }
}

/**
 * Puts what was said of the editions of all audiences onto the files of the briefing, one audience after the other. What is
 * wrong with one edition may be wrong with the next as well: that is said once.
 */
export function takeMessages(files: readonly VFile[], audiences: readonly Sound[]): void {
  for (const { parsed } of audiences) {
    for (const [index, { file }] of parsed.entries()) files[index]?.messages.push(...file.messages)
  }
  if (audiences.length > 1) forgetRepeated(files)
}

function forgetRepeated(files: readonly VFile[]): void {
  for (const file of files) {
    const said = new Set<string>()
    file.messages = file.messages.filter(({ ruleId, line, column, reason }) => {
      const key = JSON.stringify([ruleId, line, column, reason])
      return !said.has(key) && said.add(key)
    })
  }
}
