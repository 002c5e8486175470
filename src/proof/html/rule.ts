import type { NoteModel } from '../../briefing/describe.js'
import type { SourcePlace } from '../../source/place.js'
import { type Alignment, align } from '../align.js'
import { createStream } from '../joined-text.js'
import type { HtmlPage, PageText } from './read-html-page.js'

/** What the rules judge: the page as read, the model, and what follows from holding one against the other. */
interface Evidence {
  page: HtmlPage
  model: NoteModel
  alignment: Alignment<PageText>
}

/** Takes an HTML edition as it was read, and its model; returns both, with the texts of the model found in the page. */
export function gatherHtmlEvidence(page: HtmlPage, model: NoteModel): Evidence {
  return { page, model, alignment: align(model.texts, createStream(page.body, page.edges)) }
}

/** A promise that the HTML edition does not keep. */
export interface HtmlMessage {
  ruleId: string
  message: string
  /** Where in the source it comes from, if it comes from there. */
  at?: SourcePlace
}

/** What the HTML edition must prove. */
export interface HtmlRule {
  id: string
  check: (evidence: Evidence) => HtmlMessage[]
}

type Report = (finding: { message: string; at?: SourcePlace | undefined }) => void

/** A promise that every HTML edition keeps. A breach is a fault of the program, so that all of them are errors. */
export function defineHtmlRule(spec: {
  id: string
  check: (evidence: Evidence, report: Report) => void
}): HtmlRule {
  return {
    id: spec.id,
    check(evidence) {
      const messages: HtmlMessage[] = []
      spec.check(evidence, ({ message, at }) => {
        messages.push({ ruleId: spec.id, message, ...(at && { at }) })
      })
      return messages
    },
  }
}
