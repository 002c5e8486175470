/**
 * Runs a task for each item, a few at a time and fewer for each host: no server is to notice that it is being checked.
 */
export async function takeTurns<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  task: (item: Item) => Promise<void>,
  { perHost = 2, inAll = 8 }: { perHost?: number; inAll?: number } = {},
): Promise<void> {
  const waiting = [...items]
  const busy = new Map<string, number>()
  const run = async (): Promise<void> => {
    for (;;) {
      const index = waiting.findIndex((item) => (busy.get(hostOf(item)) ?? 0) < perHost)
      const [item] = index === -1 ? [] : waiting.splice(index, 1)
      // What is left waits for hosts that are busy; those who ask them take it up.
      if (item === undefined) return
      const host = hostOf(item)
      busy.set(host, (busy.get(host) ?? 0) + 1)
      try {
        await task(item)
      } finally {
        busy.set(host, (busy.get(host) ?? 1) - 1)
      }
    }
  }
  await Promise.all(Array.from({ length: inAll }, run))
}
