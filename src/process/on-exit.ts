const cleanups = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a cleanup when this process ends by itself or by SIGINT, SIGTERM or SIGHUP. Takes a synchronous function that
 * does not throw; gives a function that takes it off the list. Whoever else listens to the signal decides the exit
 * code; where nobody does, the signal is raised again, so that the shell sees the usual one.
 */
export function onExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) listen()
  cleanups.add(cleanup)
  return () => {
    if (cleanups.delete(cleanup) && cleanups.size === 0) unlisten()
  }
}

function listen(): void {
  process.on('exit', runAll)
  for (const signal of signals) process.on(signal, runAllAndRaise)
}

function unlisten(): void {
  process.off('exit', runAll)
  for (const signal of signals) process.off(signal, runAllAndRaise)
}

function runAll(): void {
  const pending = [...cleanups]
  cleanups.clear()
  unlisten()
  for (const cleanup of pending) cleanup()
}

function runAllAndRaise(signal: NodeJS.Signals): void {
  runAll()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
