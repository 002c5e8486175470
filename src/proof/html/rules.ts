import calls from './html-calls.js'
import contentLoss from './html-content-loss.js'
import ids from './html-ids.js'
import links from './html-links.js'
import notes from './html-notes.js'
import selfContained from './html-self-contained.js'
import type { HtmlRule } from './rule.js'

export type { HtmlMessage } from './rule.js'

/** What every HTML edition promises. */
export const htmlRules: readonly HtmlRule[] = [contentLoss, notes, calls, links, ids, selfContained]
