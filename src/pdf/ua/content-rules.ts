import { keyOfMark } from '../content/marks.js'
import { walkLeaves } from '../content/structure-tree.js'
import type { UaRule } from './subject.js'

/** Everything painted is tagged or an artifact, and never both. */
export const contentRules: UaRule = function* (subject) {
  yield* listStrays(subject)
  yield* listMarkFaults(subject)
  yield* compareWithTree(subject)
}

/** What is painted outside all marks, once a page and kind. */
const listStrays: UaRule = function* ({ marks, onPage }) {
  const seen = new Set<string>()
  for (const { page, kind, artifact } of marks.strays) {
    if (artifact || seen.has(`${page.tag} ${kind}`)) continue
    seen.add(`${page.tag} ${kind}`)
    const message = `A ${kind} is neither tagged nor an artifact`
    yield { clause: '7.1-3', message, ...onPage(page) }
  }
}

const listMarkFaults: UaRule = function* ({ marks, onPage, inMark }) {
  for (const { page, kind, mcid } of marks.faults) {
    const number = mcid === undefined ? '' : ` ${mcid}`
    const place = mcid === undefined ? onPage(page) : inMark({ page, mcid })
    if (kind === 'artifact in content') {
      yield { clause: '7.1-1', message: 'An artifact stands inside tagged content', ...place }
    } else if (kind === 'content in artifact') {
      const message = `Tagged content${number} stands inside an artifact`
      yield { clause: '7.1-2', message, ...place }
    } else {
      const clause = 'ISO 32000-1, 14.6'
      yield { clause, message: `Marked content${number} is ${kind}`, ...place }
    }
  }
}

/** A leaf of the tree for each mark, a mark for each leaf. */
const compareWithTree: UaRule = function* ({ marks, root, inMark }) {
  const clause = 'ISO 32000-1, 14.7.4.2'
  const leaves = new Set<string>()
  for (const leaf of walkLeaves(root)) {
    if (leaf.kind !== 'content') continue
    const key = keyOfMark(leaf)
    if (leaves.has(key)) {
      const message = `Marked content ${leaf.mcid} is in the tree twice`
      yield { clause, message, ...inMark(leaf) }
    } else if (!marks.byKey.has(key)) {
      const message = `The tree names marked content ${leaf.mcid}, which is not on the page`
      yield { clause, message, ...inMark(leaf) }
    }
    leaves.add(key)
  }
  for (const [key, mark] of marks.byKey) {
    if (leaves.has(key)) continue
    const message = `Marked content ${mark.mcid} is not in the structure tree`
    yield { clause: '7.1-3', message, ...inMark(mark) }
  }
}
