import { createLane } from '../lane.js'
import type { SoughtBlock } from './find-block.js'
import { type FramePosition, isFrameMessage, type PageMessage } from './frame-messages.js'

/** The view of the HTML edition. */
export interface HtmlView {
  /** Shows the HTML edition of a version, at the text that was read in the one before. */
  show(version: number): void
}

/** Milliseconds after which an edition is taken for shown even where its script says nothing. */
const patience = 2_000

const rights = 'allow-scripts allow-popups allow-popups-to-escape-sandbox'

/** What keeps the reading position when the whole page is loaded again. */
interface Memory {
  read(): FramePosition | undefined
  write(position: FramePosition): void
}

/** Shows the HTML edition in a frame without rights, which stays from save to save. */
export function createHtmlView(
  pane: HTMLElement,
  memory: Memory,
  events: { shown(version: number): void; picked(blocks: readonly SoughtBlock[]): void },
): HtmlView {
  const frame = createFrame(pane, memory, events)
  let policy = ''
  let wanted = 0
  const load = createLane(async (version: number) => {
    try {
      const answer = await fetch(`/edition.html?v=${version}`)
      if (!answer.ok) return
      const html = await answer.text()
      const before = policy
      policy = /http-equiv="Content-Security-Policy"[^>]*/i.exec(html)?.[0] ?? ''
      const isUpdated = policy === before && (await frame.update(html))
      if (!isUpdated) await frame.open(version)
      events.shown(version)
    } catch {
      // The connection is gone, which the page says already.
      wanted = 0
    }
  })
  return {
    show(version) {
      if (version === wanted) return
      wanted = version
      load(version)
    },
  }
}

/** The frame that an edition stands in, and what is said between it and this page. */
interface EditionFrame {
  /** Puts a frame in for an edition: the first one, and one whose scripts are others than before. */
  open(version: number): Promise<void>
  /** Puts an edition into the frame that is there. Returns false where there is none, or where it does not answer. */
  update(html: string): Promise<boolean>
}

function createFrame(
  pane: HTMLElement,
  memory: Memory,
  events: { picked(blocks: readonly SoughtBlock[]): void },
): EditionFrame {
  let position = memory.read()
  let frame: HTMLIFrameElement | undefined
  const settling = createSettling()

  const send = (message: PageMessage): void => {
    // The frame has no origin that could be named.
    frame?.contentWindow?.postMessage(message, '*')
  }
  window.addEventListener('message', ({ source, data }) => {
    if (!frame || source !== frame.contentWindow || !isFrameMessage(data)) return
    if (data.type === 'ready') send({ type: 'restore', position })
    if (data.type === 'settled') settling.end()
    if (data.type === 'picked') events.picked(data.blocks)
    if (data.type === 'position') {
      position = data.position
      memory.write(position)
    }
  })
  return {
    async open(version) {
      frame?.remove()
      frame = createIframe(version)
      pane.append(frame)
      await settling.begin()
    },
    async update(html) {
      if (!frame) return false
      const done = settling.begin()
      send({ type: 'update', html })
      return await done
    },
  }
}

function createIframe(version: number): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.title = 'HTML edition'
  frame.setAttribute('sandbox', rights)
  frame.src = `/edition.html?v=${version}`
  return frame
}

/** Waits for an edition to stand: `begin` tells whether `end` was called in time. */
function createSettling() {
  let end = (): void => {}
  return {
    begin: () =>
      new Promise<boolean>((resolve) => {
        const timer = window.setTimeout(() => resolve(false), patience)
        end = () => {
          window.clearTimeout(timer)
          resolve(true)
        }
      }),
    end: () => end(),
  }
}
