import { describe, expect, it } from 'vitest'
import { nameLabel } from '../../../src/authoring/cite/compose-citation.js'
import { keyOfUrl, readSourceUrl } from '../../../src/authoring/cite/source-url.js'
import { inspect } from '../../../src/pipeline/inspect.js'
import { plainChapter, writeBriefing } from '../../briefing-folder.js'

describe('the address of a source', () => {
  it.each([
    ['https://example.com/a?utm_source=x&id=7&fbclid=y#top', 'https://example.com/a?id=7#top'],
    ['https://example.com/a?gclid=1', 'https://example.com/a'],
    ['https://example.com/記事/a b', 'https://example.com/記事/a%20b'],
    ['https://example.com/<x>', 'https://example.com/%3Cx%3E'],
  ])('%s is printed as %s', (given, printed) => {
    expect(readSourceUrl(given)).toBe(printed)
  })

  it.each([
    ['http://www.example.com/a/', 'https://example.com/a#part', true],
    ['https://EXAMPLE.com/a?ref_src=x', 'https://example.com/a', true],
    ['https://example.com/記事', 'https://example.com/%E8%A8%98%E4%BA%8B', true],
    ['https://example.com/a?id=1', 'https://example.com/a?id=2', false],
    ['https://example.com/A', 'https://example.com/a', false],
    ['https://example.com/', 'https://example.org/', false],
  ])('%s and %s: one page is %s', (a, b, same) => {
    expect(keyOfUrl(a) === keyOfUrl(b)).toBe(same)
  })

  it('loses what the rule source-tracking finds, all of it', async () => {
    const names =
      'utm_campaign fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid mkt_tok _hsenc _hsmi vero_id oly_anon_id oly_enc_id s_cid ref_src ref_url cmpid ncid'.split(
        ' ',
      )
    const query = `?${names.map((name) => `${name}=1`).join('&')}`
    expect(readSourceUrl(`https://example.com/a${query}`)).toBe('https://example.com/a')
    const chapter = plainChapter.replace('com/a', `com/a${query}`)
    const { parsed } = await inspect(await writeBriefing({ '01-chapter.md': chapter }))
    const [message] = parsed.flatMap(({ file }) => file.messages)
    for (const name of names) expect(message?.reason).toContain(`\`${name}\``)
  })
})

describe('the label of a source', () => {
  it.each([
    ['The Citizen Lab', 'Hide and Seek', 'https://citizenlab.ca/x', [], 'the-citizen-lab'],
    ['日本経済新聞', '見出し', 'https://www.nikkei.com/x', [], 'nikkei'],
    ['防衛研究所', '見出し', 'https://www.nids.mod.go.jp/x', [], 'mod'],
    ['BBC', 'Russia publishes German meeting', 'https://bbc.co.uk/', ['bbc'], 'bbc-russia'],
    ['BBC', '見出し', 'https://bbc.co.uk/', ['bbc', 'bbc-2'], 'bbc-3'],
    ['試験', '題', 'http://127.0.0.1/', [], 'source'],
  ])('%s, %s, %s with %j taken is %s', (site, title, url, taken, label) => {
    expect(nameLabel({ site, title, url }, (name) => taken.includes(name))).toBe(label)
  })
})
