/** A moment that comes once, with what is known from then on. Where it never comes, whoever waits for it is forgotten. */
export interface Moment<Known> {
  /** Resolves when it has come. */
  reached: Promise<Known>
  /** Says that it has come; later calls change nothing. */
  reach(known: Known): void
}

/** Returns a moment that has not come yet. */
export function createMoment<Known = void>(): Moment<Known> {
  let reach: Moment<Known>['reach'] | undefined
  const reached = new Promise<Known>((resolve) => {
    reach = resolve
  })
  return { reached, reach: (known) => reach?.(known) }
}
