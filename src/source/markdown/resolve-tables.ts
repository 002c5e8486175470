import type {} from 'micromark-extension-gfm-table'
import type { Construct, Event, Resolver, Token, TokenizeContext } from 'micromark-util-types'
import type { Processor } from 'unified'

/** At least, except the last: the resolver's time grows with the square of it, and each piece costs a little. */
const eventsInPiece = 1000

/**
 * Lets remark-gfm, which stands before this, resolve long tables in pieces. Its resolver searches through all the
 * changes it has noted before it notes another, so that a table takes time with the square of its cells: ten thousand
 * short rows, a minute. In pieces it takes time with the number of pieces. The tree is the same.
 */
export function tablesInPieces(this: Processor): void {
  for (const extension of this.data('micromarkExtensions') ?? []) {
    const { null: flow } = extension.flow ?? {}
    if (!Array.isArray(flow)) continue
    extension.flow = { ...extension.flow, null: flow.map(inPieces) }
  }
}

function inPieces(construct: Construct): Construct {
  const { name, resolveAll } = construct
  if (name !== 'table' || !resolveAll) return construct
  return { ...construct, resolveAll: (events, context) => resolve(events, context, resolveAll) }
}

/** Takes the events of a text's blocks, returns them with those of tables and cells, as the library's resolver does. */
function resolve(events: Event[], context: TokenizeContext, resolveAll: Resolver): Event[] {
  const pieces = cut(events)
  if (pieces.length === 1) return resolveAll(events, context)
  const resolved: Event[] = []
  let open: Token[] = []
  for (const [index, { events: own, isContinued }] of pieces.entries()) {
    const given = isContinued ? [...headOf(own[0], context), ...own] : own
    // The library reads and writes the events of its context, not those it is given.
    const part: TokenizeContext = Object.assign(Object.create(context), { events: given })
    resolveAll(given, part)
    const whole = part.events.map(
      ([kind, token, owner]): Event => [kind, token, owner === part ? context : owner],
    )
    const rest = isContinued ? whole.slice(openers.length) : whole
    if (isContinued) join(rest, open)
    open = pieces[index + 1]?.isContinued ? cutEnd(rest) : []
    for (const event of rest) resolved.push(event)
  }
  return resolved
}

interface Piece {
  events: Event[]
  /** Whether it begins in the middle of a table's body. */
  isContinued: boolean
}

/** Cuts before a table, or before a row that is not the first of its table's body. */
function cut(events: readonly Event[]): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let isContinued = false
  /** Of the table at hand. */
  let bodyRows = 0
  let inHead = false
  for (const [index, [kind, { type }]] of events.entries()) {
    if (kind === 'exit') {
      if (type === 'tableHead') inHead = false
      continue
    }
    const isHead = type === 'tableHead'
    const isRow = type === 'tableRow' && !inHead
    if (!isHead && !isRow) continue
    if (index - start >= eventsInPiece && (isHead || bodyRows > 0)) {
      pieces.push({ events: events.slice(start, index), isContinued })
      start = index
      isContinued = isRow
    }
    if (isHead) inHead = true
    bodyRows = isHead ? 0 : bodyRows + 1
  }
  return [...pieces, { events: events.slice(start), isContinued }]
}

/** What the resolver opens before the rows that stand after a head of no rows. */
const openers = ['table', 'tableHead', 'tableHead', 'tableBody'] as const

function headOf(first: Event | undefined, context: TokenizeContext): Event[] {
  if (!first) return []
  const { start } = first[1]
  const head: Token = { type: 'tableHead', start: { ...start }, end: { ...start } }
  return [
    ['enter', head, context],
    ['exit', head, context],
  ]
}

/** Takes the ends of the table and its body from the end of a piece; returns what stays open. */
function cutEnd(events: Event[]): Token[] {
  const table = events.findLastIndex(([kind, { type }]) => kind === 'exit' && type === 'table')
  return events.splice(table - 1, 2).map(([, token]) => token)
}

/** Lets the first table that ends in a piece be the one that a piece before it opened. */
function join(events: Event[], open: readonly Token[]): void {
  for (const token of open) {
    const index = events.findIndex(([kind, { type }]) => kind === 'exit' && type === token.type)
    const end = events[index]
    if (!end) continue
    token.end = end[1].end
    end[1] = token
  }
}
