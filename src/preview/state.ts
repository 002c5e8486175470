/** What the page in the browser knows of a preview; sent whole whenever it changes. */
export interface PreviewState {
  /** Name of the briefing's folder. */
  id: string
  /** Counts the states, so that a late one is recognised. */
  revision: number
  title: string
  language: string
  /** The last good HTML edition. */
  html: ShownEdition | undefined
  /** The last pages that could be printed. */
  pages: (ShownEdition & { count: number }) | undefined
  findings: ShownFinding[]
  /** What keeps it from being built that is no finding in a source: a broken template or theme, a missing folder. */
  problem: Problem | undefined
  /** Whether the source has moved on and what is shown has not. */
  stale: boolean
  /** What is being made at the moment. */
  making: 'html' | 'pages' | undefined
}

/** An edition as the window shows it. */
export interface ShownEdition {
  /** Rises with every edition that differs from the one before. */
  version: number
  /** From the first sign of the change to the finished edition. */
  milliseconds: number
}

/** What keeps the briefing from being built at all. */
export interface Problem {
  text: string
  /** Pieces of the text that name a place, as they follow each other in it, and what opens each in the editor. */
  links: { text: string; href: string }[]
}

/** A message as the window lists it. */
export interface ShownFinding {
  severity: 'error' | 'warning' | 'info'
  rule: string
  reason: string
  /** Path in the folder of the briefing. */
  file: string
  line: number
  column: number
  /** Opens the place in the editor. */
  href: string
  /** What is said of the other place, where there is one. */
  cause: ShownCause | undefined
}

/** The other place that a message points to. */
export interface ShownCause {
  reason: string
  /** `file:line:column`, and what opens it in the editor. */
  place: string
  href: string
}

/** The state of a preview before its first build, which is called by its id as long as its title is not known. */
export function createState(id: string): PreviewState {
  return {
    id,
    revision: 0,
    title: id,
    language: 'en',
    html: undefined,
    pages: undefined,
    findings: [],
    problem: undefined,
    stale: false,
    making: 'html',
  }
}
