import type { RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { type Level, levels } from '../../src/source/tlp/level.js'

/** A mark that hides a stretch of a file from readers of lower levels, and a word of its own that stands in it alone. */
export interface Mark {
  file: string
  level: Level
  secret: string
  edits: { at: number; text: string }[]
  /** From the first to the last character that it hides; nothing where it hides its own word alone. */
  range?: [start: number, end: number]
}

/** Gives numbers from 0 to below a limit, the same for the same seed. */
export function createPicker(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** Of a briefing for the highest level, so that none is too high. */
export function classify(files: Readonly<Record<string, string>>): Record<string, string> {
  const main = files['briefing.md'] ?? ''
  return {
    ...files,
    'briefing.md': main.replace(/^classification: .*$/m, 'classification: TLP:RED'),
  }
}

/** Puts marks at random into the Markdown of a briefing: around blocks, after words, and on whole chapters. */
export function listRandomMarks(files: Readonly<Record<string, string>>, seed: number): Mark[] {
  const pick = createPicker(seed)
  const marks: Mark[] = []
  const level = () => levels[1 + pick(levels.length - 1)] ?? 'red'
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.md')) continue
    const { children } = parseText(text)
    const start = () => ({ file, level: level(), secret: `qsecret${marks.length}x` })
    if (file !== 'briefing.md' && pick(6) === 0) {
      const mark = start()
      marks.push({
        ...mark,
        secret: '',
        range: [0, text.length],
        edits: [{ at: 0, text: `---\ntlp: ${mark.level}\n---\n\n` }],
      })
      continue
    }
    let marked = 0
    for (let at = 0; at < children.length; at += 1) {
      const block = children[at]
      // Of HTML, the tree has what is written and what is meant, at the same place.
      if ((block?.position?.start.offset ?? 0) < marked) continue
      // What a note says depends on who reads a call of it.
      if (!block || block.type === 'footnoteDefinition' || pick(3) > 0) continue
      if (pick(2) === 0) {
        const words = endOfWords(block)
        const mark = start()
        if (words !== undefined)
          marks.push({
            ...mark,
            edits: [{ at: words, text: `:tlp[ and ${mark.secret}]{${mark.level}}` }],
          })
        continue
      }
      const last = findLast(children, at, 1 + pick(4))
      const [from, to] = [block.position?.start.offset, last?.position?.end.offset]
      if (from === undefined || to === undefined || !isMarkable(block)) continue
      if (!isWhole(text, from, to)) continue
      const mark = start()
      const fence = fenceAround(text.slice(from, to))
      marks.push({
        ...mark,
        range: [from, to],
        edits: [
          { at: from, text: `${fence}tlp{${mark.level}}\n\nOf ${mark.secret}.\n\n` },
          { at: to, text: `\n\n${fence}` },
        ],
      })
      marked = to
    }
  }
  return marks
}

/** The last of some blocks that can stand in a mark together. */
function findLast(blocks: readonly RootContent[], from: number, count: number) {
  const run = blocks.slice(from, from + count)
  const stop = run.findIndex((block) => !isMarkable(block))
  return (stop < 0 ? run : run.slice(0, stop)).at(-1)
}

/** A title and its points stay, and where a note is defined does not matter. */
function isMarkable(block: RootContent): boolean {
  if (block.type === 'yaml' || block.type === 'footnoteDefinition' || block.type === 'definition')
    return false
  if (block.type === 'heading') return block.depth > 1
  return !(block.type === 'containerDirective' && block.name === 'summary')
}

/** Whether a stretch ends with its line, and every element of HTML in it is closed there. */
function isWhole(text: string, from: number, to: number): boolean {
  const slice = text.slice(from, to)
  const count = (tag: RegExp) => slice.match(tag)?.length ?? 0
  return (
    /^[ \t]*(?:\n|$)/.test(text.slice(to)) &&
    count(/<(?:details|p)\b/g) === count(/<\/(?:details|p)>/g)
  )
}

/** A fence that nothing in a text closes. */
function fenceAround(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/:+/g)].map(({ 0: run }) => run.length))
  return ':'.repeat(longest + 1)
}

/** Where the plain words at the end of a paragraph or a list's first item end. */
function endOfWords(block: RootContent): number | undefined {
  let end: number | undefined
  visit(block, 'paragraph', (paragraph) => {
    const last = paragraph.children.at(-1)
    if (end === undefined && last?.type === 'text' && /[\p{L}\p{N}]$/u.test(last.value))
      end = last.position?.end.offset
  })
  return end
}

/** Writes marks into the files. */
export function applyMarks(
  files: Readonly<Record<string, string>>,
  marks: readonly Mark[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const edits = marks.flatMap((mark) => (mark.file === name ? mark.edits : []))
      // What begins at a place stands after what ends there.
      const ordered = edits
        .map((edit, order) => ({ ...edit, order }))
        .sort((a, b) => b.at - a.at || b.order - a.order)
      const written = ordered.reduce(
        (whole, { at, text: added }) => whole.slice(0, at) + added + whole.slice(at),
        text,
      )
      return [name, written]
    }),
  )
}
