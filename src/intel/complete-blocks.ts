import type { Paragraph, PhrasingContent, TableCell } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Words } from '../briefing/words.js'
import type { ParsedFile } from '../source/parse.js'
import { rewrite } from '../source/tlp/rewrite.js'
import { annexNames } from './annex-names.js'
import { completeAttack, listUses, type TechniqueUse } from './attack-annex.js'
import { readType } from './indicator.js'
import { isIndicators, readTable } from './read-table.js'
import { readValue } from './read-value.js'
import { showValue } from './show-value.js'

/**
 * Takes the checked files of a briefing; returns them with what the generator writes into its blocks: values of `:::iocs`
 * defanged and in one form, a caption where they have none, the names of the files in which machines find them, and the
 * table of an `:::attack`.
 *
 * @param name of the edition, with which the names of its files begin
 */
export function completeBlocks(
  parsed: readonly ParsedFile[],
  name: string,
  words: Words,
): ParsedFile[] {
  let uses: TechniqueUse[] | undefined
  return parsed.map((file) => {
    // Most files have no blocks of any kind.
    if (!String(file.file).includes(':::')) return file
    const { tree } = rewrite(file.tree, (node) => {
      if (node.type !== 'containerDirective') return undefined
      if (isIndicators(node)) return completeIndicators(node, name, words)
      if (node.name !== 'attack') return undefined
      uses ??= listUses(parsed)
      return completeAttack(node, uses, words)
    })
    return tree === file.tree ? file : { ...file, tree }
  })
}

function completeIndicators(
  directive: ContainerDirective,
  name: string,
  words: Words,
): ContainerDirective {
  const read = readTable(directive)
  if (!read) return directive
  const shown = new Map<TableCell, TableCell>()
  for (const { cells } of read.rows) {
    const [type, value] = [cells.get('type'), cells.get('value')]
    if (type && value) shown.set(value.node, showCell(value.node, type.text, value.text))
  }
  const table = {
    ...read.table,
    children: read.table.children.map((row) => ({
      ...row,
      children: row.children.map((cell) => shown.get(cell) ?? cell),
    })),
  }
  const { csv, stix } = annexNames(name)
  const hasCaption = directive.children.some(({ type }) => type === 'paragraph')
  return {
    ...directive,
    children: [
      ...(hasCaption ? [] : [paragraph(words.indicatorsCaption)]),
      ...directive.children.map((child) => (child === read.table ? table : child)),
      paragraph(words.indicatorFiles(csv, stix)),
    ],
  }
}

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/** The value as it is printed, with the notes that its cell calls; a value that does not fit its type stays as it is. */
function showCell(cell: TableCell, writtenType: string, written: string): TableCell {
  const type = readType(writtenType)
  const read = type && readValue(type, written)
  if (!read || 'fault' in read) return cell
  const value: PhrasingContent = {
    type: 'inlineCode',
    value: showValue(type, read.value, written),
    data: { hProperties: { dataIndicator: type } },
  }
  return { ...cell, children: [value, ...cell.children.filter(isCall)] }
}

function isCall({ type }: PhrasingContent): boolean {
  return type === 'footnoteReference'
}
