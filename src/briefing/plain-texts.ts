import type { Link, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { Note } from '../footnotes/note.js'
import { type HtmlElement, isPhrasing } from '../source/html/nodes.js'
import { readCodeInfo } from '../source/markdown/code-info.js'
import { soleImage } from '../source/markdown/sole-image.js'
import { type SourcePlace, sourcePlaceOf } from '../source/place.js'
import type { Briefing } from './briefing.js'
import { nameTarget } from './link-targets.js'
import type { Pages } from './pages.js'
import type { Words } from './words.js'

/** A piece of text that must be printed once: a block, a table's row, a caption; calls stand in it as their numbers. */
export interface PlainText extends SourcePlace {
  kind:
    | 'heading'
    | 'summary-title'
    | 'paragraph'
    | 'code'
    | 'caption'
    | 'remark'
    | 'head-row'
    | 'row'
  place: 'summary' | 'body' | 'closing'
  text: string
  /** Of a heading: its words alone, without the numbers of notes. */
  title?: string
  /** Of the first text of an item in a numbered list. */
  listNumber?: number
}

export interface PlainTexts {
  /** What is printed of `[](#id)`; undefined for other links. */
  reference: (link: Link) => string | undefined
  /** The words of a heading without the numbers of the notes that it calls. */
  title: (children: readonly PhrasingContent[]) => string
  blocks: (file: string, place: PlainText['place'], blocks: readonly RootContent[]) => PlainText[]
}

/** Tells of every block what a reader will see of it, from the source alone: what is printed is proved by it. */
export function createPlainTexts({ index }: Briefing, words: Words, pages?: Pages): PlainTexts {
  const reference = (link: Link): string | undefined => {
    const target = index.targetByLink.get(link)
    if (!target || link.children.length > 0) return undefined
    const name = nameTarget(target, words)
    const { page } = pages?.references?.get(index.referenceByLink.get(link)?.id ?? '') ?? {}
    return page === undefined ? name : name + words.onPage(page)
  }
  const inline = (children: readonly Nodes[], calls: boolean): string =>
    children.map((child, at) => textOf(child, children[at - 1], children.slice(at), calls)).join('')

  const textOf = (
    node: Nodes,
    before: Nodes | undefined,
    run: readonly Nodes[],
    calls: boolean,
  ): string => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        return node.value
      case 'break':
        return '\n'
      // In a cell of HTML.
      case 'footnoteDefinition':
        return ''
      case 'footnoteReference':
        return calls && before?.type !== 'footnoteReference' ? tellCalls(run) : ''
      case 'link':
        return reference(node) ?? inline(node.children, calls)
      default:
        return 'children' in node ? inline(node.children, calls) : ''
    }
  }
  const tellCalls = (run: readonly Nodes[]): string => {
    const numbers: number[] = []
    for (const node of run) {
      if (node.type !== 'footnoteReference') break
      const called: { note: Note } | undefined = index.noteByCall.get(node)
      if (called) numbers.push(called.note.number)
    }
    return numbers.join(words.callSeparator)
  }
  const title = (children: readonly PhrasingContent[]): string =>
    inline(children, false).replace(/\s+/g, ' ').trim()

  const blocks: PlainTexts['blocks'] = (file, place, nodes) => {
    const make = (kind: PlainText['kind'], node: Nodes, text: string): PlainText => ({
      kind,
      place,
      text,
      ...sourcePlaceOf(file, node),
    })
    const captioned = (node: Nodes): PlainText[] => {
      const figure = index.figureByNode.get(node)
      const table = index.tableByNode.get(node)
      const block = figure ?? table
      if (!block) return []
      const label = words[figure ? 'figure' : 'table'](block.number)
      const caption = inline(block.caption?.children ?? [], true)
      const remarks = block.remarks.map((remark) =>
        make('remark', remark, inline(remark.children, true)),
      )
      return [
        make('caption', block.caption?.position ? block.caption : node, `${label} ${caption}`),
        ...(table ? walk(table.table) : []),
        ...remarks,
      ]
    }
    const walk = (node: Nodes): PlainText[] => {
      switch (node.type) {
        case 'paragraph':
          return soleImage(node)
            ? captioned(node)
            : [make('paragraph', node, inline(node.children, true))]
        case 'heading':
          return [
            { ...make('heading', node, inline(node.children, true)), title: title(node.children) },
          ]
        case 'code': {
          const { title: name } = readCodeInfo(node)
          const isShown = name !== undefined && node.value.trim() !== ''
          return [
            ...(isShown ? [make('paragraph', node, name)] : []),
            make('code', node, node.value),
          ]
        }
        case 'table':
          return node.children.map((row, at) =>
            make(at === 0 ? 'head-row' : 'row', row, inline(row.children, true)),
          )
        case 'containerDirective':
          if (index.figureByNode.has(node) || index.tableByNode.has(node)) return captioned(node)
          return node.name === 'figure' ? [] : node.children.flatMap(walk)
        case 'footnoteDefinition':
          return []
        case 'list':
          return node.children.flatMap((item, at) => {
            const [first, ...others] = walk(item)
            if (!first) return []
            const listNumber = (node.start ?? 1) + at
            return node.ordered && item.checked == null
              ? [{ listNumber, ...first }, ...others]
              : [first, ...others]
          })
        case 'blockquote': {
          const kind = node.data?.alert
          const title = kind ? [make('paragraph', node, words.alerts[kind])] : []
          return [...title, ...node.children.flatMap(walk)]
        }
        case 'htmlElement':
          return element(node)
        default:
          return 'children' in node ? node.children.flatMap(walk) : []
      }
    }
    /** A row of an HTML table, or what stands in a line of text in an element of its own. */
    const element = (node: HtmlElement): PlainText[] => {
      if (node.tagName === 'tr') return [make('row', node, inline(node.children, true))]
      if (node.tagName === 'thead')
        return node.children.map((row) => make('head-row', row, inline([row], true)))
      if (node.children.some((child) => !isPhrasing(child))) return node.children.flatMap(walk)
      return [make('paragraph', node, inline(node.children, true))]
    }
    return nodes.flatMap(walk)
  }
  return { reference, title, blocks }
}
