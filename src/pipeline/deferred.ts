/** A promise that is kept from elsewhere, as `Promise.withResolvers` of later versions of Node.js makes it. */
export interface Deferred<Value> {
  promise: Promise<Value>
  /** Keeps it; later calls change nothing. Where none comes, whoever waits for it is forgotten. */
  resolve(value: Value): void
}

/** Returns one that is not kept yet. */
export function createDeferred<Value = void>(): Deferred<Value> {
  let resolve: Deferred<Value>['resolve'] | undefined
  const promise = new Promise<Value>((keep) => {
    resolve = keep
  })
  return { promise, resolve: (value) => resolve?.(value) }
}
