import { beforeAll, describe, expect, it } from 'vitest'
import { gatherPdfEvidence, type TaggedEvidence } from '../../../src/proof/pdf/evidence.js'
import notePage from '../../../src/proof/pdf/pdf-note-page.js'
import { readPdf } from '../../../src/proof/pdf/read-pdf.js'
import { writeBriefing } from '../../briefing-folder.js'
import { buildPdfs } from './fixture.js'

let tagged: TaggedEvidence

beforeAll(async () => {
  const [built] = await buildPdfs([await writeBriefing()])
  if (!built) throw new Error('The briefing was not built')
  const nobody = { user: '', home: '', host: '' }
  const gathered = gatherPdfEvidence(await readPdf(built.bytes), built.model, nobody)
  if (!gathered.tagged) throw new Error('Expected a tagged PDF')
  tagged = gathered.tagged
})

interface Moved {
  /** Pages from the call's to where the link leads, and to where the text stands. */
  destination?: number
  text?: number
  late?: boolean
  place?: 'body' | 'note'
}

/** What the rule says of the briefing's one note, once it stands elsewhere. */
function judge({ destination = 0, text = 0, late = false, place = 'body' }: Moved) {
  const { pdf, model, notes, linksTo } = tagged
  const [note] = model.notes
  const printed = notes.byNumber.get(1)
  const callPage = linksTo.get('note-1')?.[0]?.page
  if (!note || !printed || callPage === undefined) throw new Error('Expected one note')
  const calls = note.calls.map((call) => ({ ...call, place }))
  const evidence: TaggedEvidence = {
    ...tagged,
    model: { ...model, notes: [{ ...note, late, calls }] },
    pdf: { ...pdf, destinations: new Map([['note-1', callPage + destination]]) },
    notes: { ...notes, byNumber: new Map([[1, { ...printed, page: callPage + text }]]) },
  }
  return notePage.check(evidence, evidence).map(({ severity }) => severity)
}

describe('pdf-note-page', () => {
  it('says nothing where call, link and text are on one page', () => {
    expect(judge({})).toEqual([])
  })

  it('finds a note on a later page than its call, also where a note calls it', () => {
    expect(judge({ destination: 1, text: 1 })).toEqual(['error'])
    expect(judge({ destination: 1, text: 1, place: 'note' })).toEqual(['error'])
  })

  it('lets the second page of a note call one that began on its first', () => {
    expect(judge({ destination: -1, text: -1, place: 'note' })).toEqual([])
    expect(judge({ destination: -1, text: -1 })).toEqual(['error'])
  })

  it('takes a note for late as planned only where link and text are both later', () => {
    expect(judge({ destination: 1, text: 1, late: true })).toEqual(['warning'])
    expect(judge({ destination: -1, text: 1, late: true })).toEqual(['error'])
    expect(judge({ destination: 1, text: -1, late: true })).toEqual(['error'])
  })
})
