/** A reference as it is set: `図 2`, or `図 2（5 ページ）`. */
export interface SetReference {
  /** The page it names; undefined if it names none. */
  page: number | undefined
  /** Digits that its number is given room for, whatever the number; 0 where it takes the room it needs. */
  room: number
}

/** Where a reference and its target came to stand, as pages; undefined for what is not printed. */
export interface Standing {
  on: number | undefined
  target: number | undefined
}

const plain: SetReference = { page: undefined, room: 0 }

/** Passes after which a reference that still changes is held. */
const freePasses = 3
/** Passes after which all of them are. */
const lastFreePass = 7

/**
 * Takes references as they were set (without a page where nothing was set yet) when their pages were planned, and
 * where they came to stand; returns them as they must be set. Where nothing differs, every number is right.
 *
 * A reference names the page of its target unless it stands on that page itself. Naming it makes lines longer, which
 * can push call or target to another page, and so on in a circle. It ends because a reference that still changes after
 * some passes is *held*: it names the page from then on, its own too, in room for so many digits. In the end all are
 * held in the same room, which only grows with the digits of the last page: their numbers then move nothing any more.
 *
 * @param pass how often the pages have been planned, from 1
 */
export function settleReferences(
  references: readonly SetReference[],
  standings: readonly Standing[],
  pass: number,
): SetReference[] {
  const widest = pass > lastFreePass ? measureWidest(references, standings) : 0
  return standings.map(({ on, target }, index) => {
    const reference = references[index] ?? plain
    if (target === undefined) return plain
    const page = on === target ? undefined : target
    const held = reference.room > 0 || (pass > freePasses && page !== reference.page)
    if (!held && widest === 0) return { page, room: 0 }
    return { page: target, room: Math.max(reference.room, String(target).length, widest) }
  })
}

/** Digits that hold every number, past ones too. */
function measureWidest(
  references: readonly SetReference[],
  standings: readonly Standing[],
): number {
  const rooms = references.map(({ room }) => room)
  const digits = standings.map(({ target }) => (target === undefined ? 0 : String(target).length))
  return Math.max(...rooms, ...digits)
}

/** Whether two settings of the same references print the same. */
export function areSet(before: readonly SetReference[], after: readonly SetReference[]): boolean {
  return after.every(({ page, room }, index) => {
    const was = before[index] ?? plain
    return page === was.page && room === was.room
  })
}
