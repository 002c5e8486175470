import { keyOfMark } from '../content/marks.js'
import { walkLeaves } from '../content/structure-tree.js'
import type { UaRule } from './subject.js'

/** Everything painted is tagged or an artifact, and never both. */
export const contentRules: UaRule = function* ({ marks, root, onPage, inMark }) {
  const seen = new Set<string>()
  for (const { page, kind, artifact } of marks.strays) {
    if (artifact || seen.has(`${page.tag} ${kind}`)) continue
    seen.add(`${page.tag} ${kind}`)
    yield {
      clause: '7.1-3',
      message: `A ${kind} is neither tagged nor an artifact`,
      ...onPage(page),
    }
  }
  for (const { page, kind, mcid } of marks.faults) {
    const number = mcid === undefined ? '' : ` ${mcid}`
    const place = mcid === undefined ? onPage(page) : inMark({ page, mcid })
    if (kind === 'artifact in content')
      yield {
        clause: '7.1-1',
        message: 'An artifact stands inside tagged content',
        ...place,
      }
    else if (kind === 'content in artifact')
      yield {
        clause: '7.1-2',
        message: `Tagged content${number} stands inside an artifact`,
        ...place,
      }
    else {
      const clause = 'ISO 32000-1, 14.6'
      yield { clause, message: `Marked content${number} is ${kind}`, ...place }
    }
  }
  // A leaf of the tree for each mark, a mark for each leaf.
  const clause = 'ISO 32000-1, 14.7.4.2'
  const leaves = new Set<string>()
  for (const leaf of walkLeaves(root)) {
    if (leaf.kind !== 'content') continue
    const key = keyOfMark(leaf)
    if (leaves.has(key))
      yield {
        clause,
        message: `Marked content ${leaf.mcid} is in the tree twice`,
        ...inMark(leaf),
      }
    else if (!marks.byKey.has(key))
      yield {
        clause,
        message: `The tree names marked content ${leaf.mcid}, which is not on the page`,
        ...inMark(leaf),
      }
    leaves.add(key)
  }
  for (const [key, mark] of marks.byKey) {
    if (!leaves.has(key))
      yield {
        clause: '7.1-3',
        message: `Marked content ${mark.mcid} is not in the structure tree`,
        ...inMark(mark),
      }
  }
}
