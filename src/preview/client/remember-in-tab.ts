/** Keeps a value while the tab is open, so that loading the page again loses nothing. */
export function rememberInTab<T>(key: string): { read(): T | undefined; write(value: T): void } {
  const name = `briefing-preview:${key}`
  return {
    read() {
      try {
        const text = sessionStorage.getItem(name)
        return text === null ? undefined : (JSON.parse(text) as T)
      } catch {
        return undefined
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(name, JSON.stringify(value))
      } catch {
        // A browser that keeps nothing shows everything all the same.
      }
    },
  }
}
