import type { FootnoteReference, Nodes, Parents, Root } from 'mdast'
import { isPhrasing } from '../source/html/nodes.js'

/** Calls side by side in one superscript. */
export interface RunOfCalls {
  calls: FootnoteReference[]
  /** Whether another run stands right before it, with only the end or the beginning of a mark between the two. */
  goesOn: boolean
}

/**
 * Takes the trees of a briefing; returns the runs by the calls that they begin with. What prints nothing parts no calls,
 * whether it is a remark or the end of a mark, as in `**X[^a]**[^b]`: they would be read as one number.
 */
export function listRunsOfCalls(trees: Iterable<Root>): Map<FootnoteReference, RunOfCalls> {
  const runs = new Map<FootnoteReference, RunOfCalls>()
  /** The run that comes right before the next node. */
  let open: { run: RunOfCalls; parent: Parents } | undefined

  const readCall = (call: FootnoteReference, parent: Parents): void => {
    if (open?.parent === parent) {
      open.run.calls.push(call)
      return
    }
    const run = { calls: [call], goesOn: open !== undefined }
    runs.set(call, run)
    open = { run, parent }
  }

  const readChildren = (parent: Parents): void => {
    for (const node of parent.children) {
      if (node.type === 'footnoteReference') readCall(node, parent)
      else if (!isPhrasing(node) || isPrinted(node)) open = undefined
      if ('children' in node) readChildren(node)
      if (!isPhrasing(node)) open = undefined
    }
  }

  for (const tree of trees) readChildren(tree)
  return runs
}

/** Whether a node in a line is printed itself: a mark is so only by what is in it, and a link without words by its target's. */
function isPrinted(node: Nodes): boolean {
  switch (node.type) {
    case 'html':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return false
    case 'text':
      return node.value !== ''
    case 'link':
      return node.children.length === 0
    case 'htmlElement':
      return node.tagName === 'input'
    default:
      return true
  }
}
