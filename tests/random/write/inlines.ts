import type { BreakForm, Inline, Note } from '../document.js'
import { addressOf, codeOf } from '../vocabulary.js'
import type { FileWriter } from './file-writer.js'
import { wordsOf } from './plain-text.js'

/** Markdown, and what a reader reads of it. */
export interface Written {
  markdown: string
  text: string
}

/** Where a line stands, which decides how some of it is written. */
export interface Setting {
  cell: boolean
  /** Marks that are open: none stands in itself. */
  open: readonly string[]
}

export const plainSetting: Setting = { cell: false, open: [] }

const fences: Record<string, string> = { emphasis: '*', strong: '**', strike: '~~' }

/** @param next what stands right after the line, where the line is a part of another */
export function writeLine(
  file: FileWriter,
  line: readonly Inline[],
  setting: Setting = plainSetting,
  next?: Inline,
): Written {
  const blank = file.language === 'en' ? ' ' : ''
  let markdown = ''
  let text = ''
  let before: Inline | undefined
  for (const [at, inline] of line.entries()) {
    const after = line[at + 1] ?? next
    const written = writeInline(file, inline, setting, { before, after, written: markdown })
    if (written.markdown === '') continue
    const close = isCall(inline) || before === undefined || before.kind === 'break'
    // Two spans of code side by side would be one.
    const apart = /`$/.test(markdown) && /^`/.test(written.markdown) ? ' ' : blank
    // So would two fences.
    const fences = /[*~]$/.test(markdown) && /^[*~]/.test(written.markdown)
    // And a call at a line's beginning would be a definition.
    const defines = /(?:^|\n)\[\^[^\]]*\]$/.test(markdown) && written.markdown.startsWith(':')
    const space = fences || defines ? ' ' : close || inline.kind === 'break' ? '' : apart
    markdown += space + written.markdown
    text += space + written.text
    before = inline
  }
  // A line break at the end of a block would be none.
  return { markdown: markdown.replace(/(?: {2}\n|\\?\n|<br>)+$/, ''), text }
}

/** Two ends of lines together would be the end of the paragraph. */
function writeBreak(form: BreakForm, { cell }: Setting, before: Inline | undefined): string {
  if (cell || form === 'html') return '<br>'
  if (form === 'backslash') return '\\\n'
  if (before?.kind === 'break') return ''
  return form === 'blanks' ? '  \n' : '\n'
}

function isCall({ kind }: Inline): boolean {
  return kind === 'call' || kind === 'again'
}

/** Markdown that ends in a call, but for ends of marks and remarks, which are no text. */
const endsInCall =
  /\[\^\w+\](?:\*\*|\*|~~|<\/\w+>|<!--[^>]*-->|<span id="[\w-]+"><\/span>|\]\{[a-z+]+\})*$/

function writeInline(
  file: FileWriter,
  inline: Inline,
  setting: Setting,
  around: { before: Inline | undefined; after: Inline | undefined; written: string },
): Written {
  const { before, after } = around
  switch (inline.kind) {
    case 'words': {
      const text = wordsOf(inline, file.language, file.numbers.serial)
      return { markdown: escapeMarkdown(text), text }
    }
    case 'code':
      return writeCode(codeOf(inline.pick), setting)
    case 'break': {
      // Whether the end of a line parts calls depends on the scripts before and after them.
      const parts = after && isCall(after) && endsInCall.test(around.written.trimEnd())
      const form = parts && inline.form === 'source' ? 'backslash' : inline.form
      return { markdown: writeBreak(form, setting, before), text: '' }
    }
    case 'remark':
      // At the beginning of a line it would be a block.
      if (!before || before.kind === 'break') return { markdown: '', text: '' }
      return { markdown: '<!-- to be checked -->', text: '' }
    case 'picture': {
      const image = '![A drawing](figures/icon.svg)'
      const html = '<img src="figures/icon.svg" alt="A drawing" width="20">'
      const undescribed = '![](figures/icon.svg)'
      return { markdown: { image, html, undescribed }[inline.form], text: '' }
    }
    case 'place':
      return writePlace(file, inline, setting)
    case 'call':
      file.define(inline.note)
      return writeCall(file, inline.note, around.written)
    case 'again': {
      const note = file.numbers.again.get(inline)
      return note ? writeCall(file, note, around.written) : { markdown: '', text: '' }
    }
    case 'reference':
      return file.refer(inline.pick)
    case 'headingLink': {
      const label = writeLine(file, inline.children, {
        ...setting,
        open: [...setting.open, 'link'],
      })
      const target = file.headingLink(inline.pick)
      return target ? { ...label, markdown: `[${label.markdown}](${target})` } : label
    }
    case 'tlp': {
      const written = writeLine(file, inline.children, setting, after)
      const level = file.levelOf(inline.pick)
      return level ? { ...written, markdown: `:tlp[${written.markdown}]{${level}}` } : written
    }
    case 'link':
      return writeLink(file, inline, setting, after)
    default: {
      const { kind, children } = inline
      const inner = { ...setting, open: [...setting.open, kind] }
      const written = writeLine(file, children, inner, after)
      // No fence opens before a blank or closes after one.
      const inside = { ...written, markdown: written.markdown.trim() }
      if (setting.open.includes(kind)) return inside
      const fence = fences[kind]
      if (!fence) return { ...inside, markdown: `<${kind}>${inside.markdown}</${kind}>` }
      // A fence beside punctuation needs a blank on its other side, as CommonMark has it.
      // So does one after a bare address, which would take in the fence and what follows.
      const blank = /^[!-/:-@[-`{-~]|[!-/:-@[-`{-~]$| $/.test(written.markdown) ? ' ' : ''
      // A call is punctuation itself.
      const end = after?.kind === 'call' && endsInCall.test(inside.markdown) ? '' : blank
      return { ...inside, markdown: blank + fence + inside.markdown + fence + end }
    }
  }
}

/** Brackets that defang an address stay as authors type them. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\[(?:\.|:|@)\]|[\\`*_[\]<>&|~#]/g, (found) =>
    found.length === 3 ? found : `\\${found}`,
  )
}

function writeCode(text: string, { cell }: Setting): Written {
  const fence = text.includes('`') ? '``' : '`'
  const pad = text.includes('`') ? ' ' : ''
  const shown = cell ? text.replaceAll('|', '\\|') : text
  return { markdown: fence + pad + shown + pad + fence, text }
}

/** Calls side by side are read as `8, 9`. */
function writeCall(file: FileWriter, note: Note, before: string): Written {
  const number = file.numbers.note.get(note) ?? 0
  const text = endsInCall.test(before) ? `, ${number}` : String(number)
  return { markdown: `[^${file.numbers.label.get(note)}]`, text }
}

/** Where it stands in a link, it leads nowhere. */
function writePlace(
  file: FileWriter,
  inline: Inline & { kind: 'place' },
  setting: Setting,
): Written {
  const id = `place-${file.numbers.serial.get(inline) ?? 0}`
  const label = writeLine(file, inline.children, { ...setting, open: [...setting.open, 'link'] })
  if (setting.open.includes('link')) return label
  return { ...label, markdown: `<span id="${id}"></span>[${label.markdown}](#${id})` }
}

function writeLink(
  file: FileWriter,
  inline: Inline & { kind: 'link' },
  setting: Setting,
  after: Inline | undefined,
): Written {
  const inside = { ...setting, open: [...setting.open, 'link'] }
  const label = writeLine(file, inline.children, inside)
  if (setting.open.includes('link')) return label
  const url = addressOf(inline.pick, file.numbers.serial.get(inline) ?? 0)
  file.urls.push(url)
  if (inline.form === 'angle') return { markdown: `<${url}>`, text: url }
  // It ends at the first blank.
  if (inline.form === 'bare' && !url.startsWith('mailto:'))
    return { markdown: ` ${url} `, text: url }
  if (inline.form === 'html') {
    const href = url.replaceAll('&', '&amp;')
    return { ...label, markdown: `<a href="${href}">${label.markdown}</a>` }
  }
  if (inline.form === 'inline' || inline.form === 'bare')
    return { ...label, markdown: `[${label.markdown}](${url})` }
  if (inline.form === 'titled')
    return { ...label, markdown: `[${label.markdown}](<${url}> "a title")` }
  // A label may hold no brackets; what is written twice alike is the same label.
  const isTaken = file.labels.has(label.markdown)
  file.labels.add(label.markdown)
  if (inline.form === 'full' || isTaken || /[[\]]/.test(label.markdown)) {
    const name = `r${file.numbers.serial.get(inline)}`
    file.definitions.push(`[${name}]: ${url} "a title"`)
    return { ...label, markdown: `[${label.markdown}][${name}]` }
  }
  // Before another bracket it would be no shortcut: CommonMark takes what follows for its label.
  const bracket =
    after !== undefined && /^(call|again|link|headingLink|reference)$/.test(after.kind)
  const end = inline.form === 'collapsed' || bracket ? '[]' : ''
  file.definitions.push(`[${label.markdown}]: <${url}>`)
  return { ...label, markdown: `[${label.markdown}]${end}` }
}
