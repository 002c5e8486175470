import type { VFileMessage } from 'vfile-message'
import { partitionPoint } from '../../partition-point.js'
import { type Edit, editsOf } from '../finding.js'

/** The edits of one message, which are made together or not at all. */
export interface Fix {
  ruleId: string
  edits: readonly Edit[]
}

/** A text after its repairs, and those that were made. */
export interface Applied {
  text: string
  fixes: Fix[]
}

/** Applies the fixes that do not touch each other; the others follow in the next pass. */
export function applyEdits(text: string, messages: readonly VFileMessage[]): Applied {
  const fixes: Fix[] = []
  const taken: Edit[] = []
  for (const message of messages) {
    const edits = distinct(editsOf(message))
    if (edits.length === 0 || !edits.every((edit) => isPossible(edit, text))) continue
    if (!addAll(taken, edits)) continue
    fixes.push({ ruleId: message.ruleId ?? '', edits })
  }
  return { text: edited(text, taken), fixes }
}

/** Adds edits to others that are in order, all or none; says whether it has: none of them may touch another. */
function addAll(taken: Edit[], edits: readonly Edit[]): boolean {
  for (const [index, edit] of edits.entries()) {
    const place = partitionPoint(taken, (other) => byPlace(other, edit) <= 0)
    const below = taken[place]
    if (touches(taken[place - 1], edit) || (below && touches(edit, below))) {
      for (const added of edits.slice(0, index)) taken.splice(taken.indexOf(added), 1)
      return false
    }
    taken.splice(place, 0, edit)
  }
  return true
}

/** Takes edits that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let made = ''
  let done = 0
  for (const {
    range: [start, end],
    text: replacement,
  } of edits.toSorted(byPlace)) {
    made += text.slice(done, start) + replacement
    done = end
  }
  return made + text.slice(done)
}

function distinct(edits: readonly Edit[]): Edit[] {
  const keyOf = ({ range, text }: Edit) => `${range.join('-')} ${text}`
  return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()]
}

function isPossible({ range: [start, end] }: Edit, text: string): boolean {
  return start >= 0 && start <= end && end <= text.length
}

/** Two insertions at one place would depend on their order, so they touch too. */
function touches(above: Edit | undefined, { range: [start] }: Edit): boolean {
  if (!above) return false
  const [from, to] = above.range
  return start < to || (start === to && start === from)
}

/** The order in which edits stand in a text. */
export function byPlace(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1]
}
