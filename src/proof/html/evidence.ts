import type { NoteModel } from '../../briefing/describe.js'
import { type Alignment, align } from '../align.js'
import { createStream } from '../stream.js'
import type { PageText, ReadPage } from './read-page.js'

/** What the rules judge: the page as read, the model, and what follows from holding one against the other. */
export interface Evidence {
  page: ReadPage
  model: NoteModel
  alignment: Alignment<PageText>
}

export function gather(page: ReadPage, model: NoteModel): Evidence {
  return { page, model, alignment: align(model.texts, createStream(page.body, page.edges)) }
}
