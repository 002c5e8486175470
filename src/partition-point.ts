/**
 * Takes a list in which something holds of the first items, and of none behind them; returns how many these are. It looks at
 * as many items as the list can be halved.
 */
export function partitionPoint<Item>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
): number {
  let [from, to] = [0, items.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(items[middle] as Item)) from = middle + 1
    else to = middle
  }
  return from
}
