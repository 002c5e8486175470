import { aligns, type Block, type BoxForm, type Caption, type Inline } from '../document.js'
import { codeLine, drawingOf, indicatorOf } from '../vocabulary.js'
import { type FileWriter, labelOf } from './file-writer.js'
import { indent } from './indent.js'
import { escapeMarkdown, plainSetting, writeLine } from './inlines.js'
import { plainText } from './plain-text.js'
import { rowsOf } from './tree.js'

/** Writes a block, without the blank line after it, and notes what must be printed of it. */
export function writeBlock(file: FileWriter, block: Block, depth = 0): string {
  switch (block.kind) {
    case 'paragraph':
      return writeText(file, block.children)
    case 'heading': {
      file.level = Math.min(block.level, file.level + 1)
      const line = writeText(file, block.children)
      return block.underlined && file.level === 2
        ? `${line}\n---`
        : `${'#'.repeat(file.level)} ${line}`
    }
    case 'list':
      return writeList(file, block, depth)
    case 'quote': {
      const [first] = block.blocks
      // Only a quote of its own is an alert on GitHub, and only with text right after the mark.
      const alert = depth === 0 && first?.kind === 'paragraph' ? block.alert : undefined
      const inner = writeBlocks(file, block.blocks, depth)
      return indent(alert ? `[!${alert}]\n${inner}` : inner, '> ')
    }
    case 'details': {
      const title = escapeHtml(plainText(block.title, file.language, file.numbers.serial))
      file.expect(plainText(block.title, file.language, file.numbers.serial))
      const inner = writeBlocks(file, block.blocks, depth)
      return `<details><summary>${title}</summary>\n\n${inner}\n\n</details>`
    }
    case 'box': {
      const [open, close] = boxes[block.form]
      return `${open}\n\n${writeBlocks(file, block.blocks, depth)}\n\n${close}`
    }
    case 'centred': {
      const text = plainText(block.children, file.language, file.numbers.serial)
      file.expect(text)
      return `<p align="center">${escapeHtml(text)}</p>`
    }
    case 'html':
      return writeHtml(file, block)
    case 'comment':
      return `<!-- ${plainText(block.children, file.language, file.numbers.serial).replaceAll('--', '')} -->`
    case 'table':
      return writeTable(file, block)
    case 'figure':
      return writeFigure(file, block)
    case 'figures': {
      const figures = block.captions.map((caption, index) =>
        writeCaptioned(file, caption, caption, drawingOf(block.pick + index)),
      )
      return `::::figures\n${figures.join('\n\n')}\n::::`
    }
    case 'code': {
      const lines = Array.from({ length: block.lines }, (_, line) => codeLine(block.pick, line))
      const { info, title } = block
      if (title && lines.some((line) => line.trim())) file.expect(title)
      // Between lines with numbers stand the numbers.
      if (/\blines\b/.test(info)) for (const line of lines) file.expect(line)
      else file.expect(lines.join('\n'))
      const named = title ? ` title="${title}"` : ''
      return `\`\`\`${info || (title && 'text')}${named}\n${lines.join('\n')}\n\`\`\``
    }
    case 'indented': {
      const lines = Array.from({ length: block.lines }, (_, line) => codeLine(block.pick, line))
      // Blank lines at its ends are not its own.
      const code = lines.join('\n').replace(/^\n+|\n+$/g, '')
      if (code === '') return ''
      file.expect(code)
      // After a list or a note it would belong to that.
      return `<!-- code -->\n\n${indent(code, '    ')}`
    }
    case 'iocs':
      return writeIndicators(file, block)
    case 'attack': {
      const { id } = file.numbers.targetOf.get(block) ?? {}
      file.expect('T1059.001')
      return `T1059.001\n\n:::attack{#${id}}\n:::`
    }
    case 'tlp': {
      const inner = writeBlocks(file, block.blocks, depth)
      const level = file.levelOf(block.pick)
      const fence = ':'.repeat(10 - depth)
      return level ? `${fence}tlp{${level}}\n${inner}\n${fence}` : inner
    }
    case 'break':
      return block.form
    case 'end': {
      const text = file.language === 'ja' ? '以上' : 'The end'
      file.expect(text)
      return text
    }
  }
}

const boxes: Record<BoxForm, [open: string, close: string]> = {
  div: ['<div>', '</div>'],
  centred: ['<div align="center">', '</div>'],
  cell: ['<table>\n<tr>\n<td>', '</td>\n</tr>\n</table>'],
}

function writeBlocks(file: FileWriter, blocks: readonly Block[], depth: number): string {
  return blocks.map((block) => writeBlock(file, block, depth + 1)).join('\n\n')
}

/** Writes a line of text that a reader must find as it stands. */
export function writeText(file: FileWriter, line: readonly Inline[]): string {
  const { markdown, text } = writeLine(file, line)
  file.expect(text)
  return markdown
}

function writeList(
  file: FileWriter,
  { start, loose, items }: Block & { kind: 'list' },
  depth: number,
): string {
  const other = file.turnMarker(depth)
  const written = items.map(({ done, blocks }, index) => {
    const bullet = other ? '*' : '-'
    const marker = start === undefined ? bullet : `${start + index}${other ? ')' : '.'}`
    const box = done === undefined ? '' : done ? '[x] ' : '[ ] '
    const content = writeBlocks(file, blocks, depth)
    return indent(box + content, ' '.repeat(marker.length + 1)).replace(/^ +/, `${marker} `)
  })
  return written.join(loose ? '\n\n' : '\n')
}

function writeTable(file: FileWriter, block: Block & { kind: 'table' }): string {
  const setting = { ...plainSetting, cell: true }
  const { caption, filler, landscape } = block
  const heading = caption && writeCaption(file, caption, block)
  const [head = [], ...rows] = rowsOf(block).map((row) =>
    row.map((cell) => {
      const { markdown, text } = writeLine(file, cell, setting)
      file.expectCell(text)
      return markdown
    }),
  )
  const more = Array.from({ length: filler }, (_, row) =>
    head.map((_, column) => `${row + 1}-${column + 1}`),
  )
  for (const row of more) for (const cell of row) file.expectCell(cell)
  const from = aligns.indexOf(block.align ?? 'none')
  const marks = head.map((_, column) => alignMarks[(from + column) % alignMarks.length])
  const lines = [head, marks, ...rows, ...more].map((cells) => `| ${cells.join(' | ')} |`)
  const grid = lines.join('\n')
  if (!caption) return grid
  const remarks = caption.remarks.map((remark) => writeText(file, remark))
  const { id } = file.numbers.targetOf.get(block) ?? {}
  const turned = landscape ? ' landscape' : ''
  return `:::table{#${id}${turned}}\n${[heading, grid, ...remarks].join('\n\n')}\n:::`
}

/** As many as there are ways to stand. */
const alignMarks = ['---', ':---', ':---:', '---:'] as const

/** A word, and how it is read. */
const reading = ['脅威', 'きょうい'] as const

function writeHtml(file: FileWriter, { form, parts }: Block & { kind: 'html' }): string {
  const [first = '', ...rest] = parts.map((part, at) => {
    const text = plainText(part, file.language, file.numbers.serial)
    // A reading stands between the words of its line, where it is painted.
    if (form === 'table' || form === 'ruby') file.expectCell(text)
    else file.expect(text)
    if (form === 'ruby' && at === 0) for (const word of reading) file.expect(word)
    return escapeHtml(text)
  })
  switch (form) {
    case 'terms':
      return `<dl>\n<dt>${first}</dt>\n${rest.map((text) => `<dd>${text}</dd>`).join('\n')}\n</dl>`
    case 'table': {
      const rows = rest.map((text) => `<tr><td>${text}</td></tr>`)
      return `<table>\n<thead><tr><th>${first}</th></tr></thead>\n<tbody>${rows.join('\n')}</tbody>\n</table>`
    }
    case 'lists': {
      const items = rest.map((text) => `<li>${text}</li>`).join('')
      return `<ul><li>${first}\n<ol>${items}</ol></li></ul>`
    }
    case 'ruby': {
      const [base, above] = reading
      return `<p>${first} <ruby>${base}<rt>${above}</rt></ruby> ${rest.join(' ')}</p>`
    }
    case 'section':
      return `<section>\n<p>${first}</p>\n${rest.join('<br>\n')}\n</section>`
    case 'pre':
      return `<pre>${[first, ...rest].join('\n  ')}</pre>`
    case 'quote':
      return `<blockquote>\n<p>${[first, ...rest].join('</p>\n<p>')}</p>\n</blockquote>`
  }
}

/** The words of a caption, after the label that the product puts there. */
function writeCaption(file: FileWriter, caption: Caption, node: Block | Caption): string {
  const target = file.numbers.targetOf.get(node)
  const { markdown, text } = writeLine(file, caption.text)
  if (target) file.expect(`${labelOf(target.kind, target.number, file.language)} ${text}`)
  return markdown
}

function writeIndicators(file: FileWriter, block: Block & { kind: 'iocs' }): string {
  const { id, number = 0 } = file.numbers.targetOf.get(block) ?? {}
  const title = writeCaption(file, block.caption, block)
  const heads = file.language === 'ja' ? ['種別', '値', '備考'] : ['type', 'value', 'note']
  for (const head of heads) file.expectCell(head)
  const rows = block.rows.map(({ pick, remark }, index) => {
    const [type, value, shown = value] = indicatorOf(pick, number * 100 + index)
    file.expectCell(type)
    file.expectCell(shown)
    const { markdown, text } = writeLine(file, remark, { ...plainSetting, cell: true })
    file.expectCell(text)
    return [type, escapeMarkdown(value), markdown]
  })
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const remarks = block.caption.remarks.map((remark) => writeText(file, remark))
  return `:::iocs{#${id}}\n${[title, lines.join('\n'), ...remarks].join('\n\n')}\n:::`
}

function writeCaptioned(
  file: FileWriter,
  caption: Caption,
  node: Block | Caption,
  drawing: string,
  here = false,
): string {
  const { id } = file.numbers.targetOf.get(node) ?? {}
  const text = writeCaption(file, caption, node)
  const remarks = caption.remarks.map((remark) => writeText(file, remark))
  const stays = here ? ' here' : ''
  return `:::figure{#${id}${stays}}\n${[`![A drawing](${drawing})`, text, ...remarks].join('\n\n')}\n:::`
}

/** A paragraph of one picture is a figure too; its caption is the picture's title, plain text. */
function writeFigure(file: FileWriter, block: Block & { kind: 'figure' }): string {
  const { caption, form } = block
  const drawing = drawingOf(block.pick)
  if (form === 'captioned') return writeCaptioned(file, caption, block, drawing, block.here)
  const { kind, number } = file.numbers.targetOf.get(block) ?? { kind: 'figure', number: 0 }
  const text = plainText(caption.text, file.language, file.numbers.serial)
  file.expect(`${labelOf(kind, number, file.language)} ${text}`)
  const target = `${drawing} "${escapeMarkdown(text).replaceAll('"', '\\"')}"`
  if (form === 'image') return `![A drawing](${target})`
  file.definitions.push(`[picture-${number}]: ${target}`)
  return `![A drawing][picture-${number}]`
}

function escapeHtml(text: string): string {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  // A call is none in HTML, and told as one that is lost.
  return html.replaceAll('[^', '&#91;^')
}
