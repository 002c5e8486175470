/**
 * Does one piece of work after the other and skips those that a newer one has overtaken. Takes the work; returns what
 * hands it the next piece. The work must not throw.
 */
export function createLane<T>(work: (piece: T) => Promise<void>): (piece: T) => void {
  let waiting: { piece: T } | undefined
  let busy = false
  const run = async (): Promise<void> => {
    busy = true
    while (waiting) {
      const { piece } = waiting
      waiting = undefined
      await work(piece)
    }
    busy = false
  }
  return (piece) => {
    waiting = { piece }
    if (!busy) void run()
  }
}
