import { expect, it } from 'vitest'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { buildHtml } from '../html/open-html.js'

it('writes the characters that HTML keeps for itself by their names', async () => {
  const chapter = plainChapter.replace('本文', 'AT&T, `a < b` and <https://example.com/?a=1&b=2>')
  const html = await buildHtml(await writeBriefing({ '01-chapter.md': chapter }))
  for (const written of ['AT&amp;T', 'a &lt; b', 'href="https://example.com/?a=1&amp;b=2"'])
    expect(html).toContain(written)
})
