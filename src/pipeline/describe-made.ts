import type { Briefing } from '../briefing/briefing.js'
import { describeBriefing, type NoteModel } from '../briefing/describe.js'
import { type AnnexFile, describeAttachments } from '../intel/annex.js'
import type { PageMap } from '../paginate/paginate.js'

/** Returns the note model of a report, with its pages and the files that it carries where a PDF was made of it. */
export function describeMade(
  { briefing, attachments }: { briefing: Briefing; attachments: readonly AnnexFile[] },
  pages: PageMap | undefined,
): NoteModel {
  return {
    ...describeBriefing(briefing, pages),
    ...(pages && attachments.length > 0 && { attachments: describeAttachments(attachments) }),
  }
}
