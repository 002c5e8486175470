import type { PagesView } from './pages-view.js'

type View = 'html' | 'both' | 'pages'

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const

type Find = <T extends Element = HTMLElement>(id: string) => T

/** Connects the controls that choose between the two views, the page’s number and the size of the pages. */
export function controlViews(find: Find, pages: PagesView): void {
  connectViews()
  connectPageNumber(find, pages)
  connectZoom(find, pages)
}

function connectViews(): void {
  const memory = rememberInTab<View>('view')
  const narrow = window.matchMedia('(max-width: 900px)')
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[name="view"]')]
  let chosen = memory.read() ?? 'both'

  const apply = (): void => {
    // Two columns need room; without it the pages stand for both.
    const view = narrow.matches && chosen === 'both' ? 'pages' : chosen
    document.body.dataset.view = view
    for (const input of inputs) input.checked = input.value === view
  }
  for (const input of inputs) {
    input.addEventListener('change', () => {
      chosen = input.value as View
      memory.write(chosen)
      apply()
    })
  }
  narrow.addEventListener('change', apply)
  apply()
}

function connectPageNumber(find: Find, pages: PagesView): void {
  const number = find<HTMLInputElement>('page-number')
  number.addEventListener('change', () => {
    const page = Math.min(Math.max(1, Math.round(number.valueAsNumber || 1)), Number(number.max))
    number.value = String(page)
    pages.goToPage(page)
  })
}

function connectZoom(find: Find, pages: PagesView): void {
  const memory = rememberInTab<number>('zoom')
  let step = zooms.indexOf(1)
  const zoomTo = (next: number): void => {
    step = Math.min(Math.max(0, next), zooms.length - 1)
    const factor = zooms[step] ?? 1
    memory.write(step)
    find('zoom-fit').textContent = factor === 1 ? 'Fit' : `${Math.round(factor * 100)} %`
    pages.zoom(factor)
  }
  find('zoom-out').addEventListener('click', () => zoomTo(step - 1))
  find('zoom-in').addEventListener('click', () => zoomTo(step + 1))
  find('zoom-fit').addEventListener('click', () => zoomTo(zooms.indexOf(1)))
  zoomTo(memory.read() ?? step)
}

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
        // A browser that stores nothing still works.
      }
    },
  }
}
