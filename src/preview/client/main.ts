import type { PreviewState } from '../state.js'
import { controlViews, rememberInTab } from './control-views.js'
import { linkPlaces, showFindings, summariseFindings } from './findings-panel.js'
import type { FramePosition } from './frame-messages.js'
import { createHtmlView } from './html-view.js'
import { createPagesView } from './pages-view.js'
import type { ReadingPlace } from './reading-place.js'

/** The elements of templates/preview/index.html. */
function getById<T extends Element = HTMLElement>(id: string): T {
  const element = document.querySelector<T>(`#${id}`)
  if (!element) throw new Error(`Expected an element #${id} in the preview’s page`)
  return element
}

const root = document.documentElement
const panel = getById('findings')
const findingsButton = getById<HTMLButtonElement>('findings-button')
const pageInput = getById<HTMLInputElement>('page-number')

const htmlView = createHtmlView(getById('html-pane'), rememberInTab<FramePosition>('html'), {
  shown(version) {
    root.dataset.htmlShown = String(version)
  },
  picked(blocks) {
    pagesView.seek(blocks)
  },
})
const pagesView = createPagesView(getById('pages-pane'), rememberInTab<ReadingPlace>('pages'), {
  shown(version) {
    root.dataset.pagesShown = String(version)
  },
  moved(page, count) {
    if (document.activeElement !== pageInput) pageInput.value = String(page)
    pageInput.max = String(count)
    getById('page-count').textContent = String(count)
  },
  picked: openInEditor,
  failed(reason) {
    getById('status').textContent = `The pages cannot be shown: ${reason}`
  },
})
controlViews(getById, pagesView)

/** Opens an address as a click on a finding does. */
function openInEditor(href: string): void {
  const link = document.createElement('a')
  link.href = href
  document.body.append(link)
  link.click()
  link.remove()
}

let hadErrors = false
let openedByItself = false
function setPanel(state: 'open' | 'closed'): void {
  const isOpen = state === 'open'
  panel.hidden = !isOpen
  findingsButton.setAttribute('aria-expanded', String(isOpen))
  getById('banner-button').hidden = isOpen || !hadErrors
}
/** It stays as its reader left it, open or closed, until new errors come. */
function setByHand(state: 'open' | 'closed'): void {
  openedByItself = false
  setPanel(state)
}
function closePanel(): void {
  setByHand('closed')
  findingsButton.focus()
}
findingsButton.addEventListener('click', () => setByHand(panel.hidden ? 'open' : 'closed'))
getById('findings-close').addEventListener('click', closePanel)
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && !panel.hidden) closePanel()
})
getById('banner-button').addEventListener('click', () => {
  setByHand('open')
  getById('findings-close').focus()
})

function show(state: PreviewState): void {
  const { findings, problem, stale, html, pages } = state
  const errors = findings.filter(({ severity }) => severity === 'error')
  document.title = `${errors.length > 0 || problem ? '● ' : ''}${state.id} – briefing preview`
  getById('briefing-id').textContent = state.id
  getById('briefing-title').textContent = state.title === state.id ? '' : state.title
  getById('briefing-title').lang = state.language
  if (html) htmlView.show(html.version)
  if (pages) pagesView.show(pages.version)

  const counts = summariseFindings(findings)
  findingsButton.dataset.severity = findings[0]?.severity ?? 'none'
  getById('findings-count').textContent = counts || 'No findings'
  getById('findings-title').textContent = counts || 'No findings'
  showFindings(getById('findings-list'), findings)
  // It opens by itself when errors come, and only then: whoever closed it has seen them. Likewise it closes once they are mended.
  const newErrors = errors.length > 0 && !hadErrors
  const mended = errors.length === 0 && hadErrors && openedByItself
  hadErrors = errors.length > 0
  openedByItself = newErrors ? panel.hidden : openedByItself && hadErrors
  setPanel(newErrors || (!panel.hidden && !mended) ? 'open' : 'closed')

  const sound = !stale && errors.length === 0
  getById('banner').hidden = sound
  getById('status').hidden = !sound
  root.dataset.stale = String(stale)
  getById('banner-text').replaceChildren(
    ...(problem ? linkPlaces(problem) : [describeState(state, errors.length)]),
  )
  getById('status').textContent = describeProgress(state)
  root.dataset.making = state.making ?? ''
  root.dataset.revision = String(state.revision)
}

function describeState({ html, pages, stale }: PreviewState, errors: number): string {
  const count = `${errors} ${errors === 1 ? 'error' : 'errors'} in the source.`
  if (!stale) return `${count} The pages below show what is wrong. A build refuses them.`
  return html || pages
    ? `${count} Below is the last good state.`
    : `${count} It is shown once there are none.`
}

function describeProgress({ making, html, pages }: PreviewState): string {
  if (making === 'html' || !html) return 'Reading the sources …'
  if (making === 'pages' || !pages) return 'Setting the pages …'
  const [first, second] = [html, pages].map(({ milliseconds }) => (milliseconds / 1000).toFixed(2))
  return `Up to date: HTML in ${first} s, pages in ${second} s`
}

const source = new EventSource('/events')
source.addEventListener('message', ({ data }) => {
  root.dataset.connected = 'true'
  show(JSON.parse(data) as PreviewState)
})
source.addEventListener('error', () => {
  root.dataset.connected = 'false'
  getById('status').hidden = false
  getById('status').textContent = 'Not connected: is `briefing preview` still running?'
})
