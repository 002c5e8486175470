import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { makeAnnex } from '../../src/intel/annex.js'
import type { FrontMatter } from '../../src/source/front-matter.js'
import { assembleTexts, setTexts } from '../render/set.js'

const chapter = `# T

Phishing (T1566.002)[^a].

:::iocs{#hosts}
Hosts

| type | value | first seen | confidence | technique | note |
|---|---|---|---|---|---|
| domain | evil[.]co.jp | 2024-03-02 | high | T1566.002 | C2[^a] |
| DOMAIN | EVIL[.]co.jp | | | | again |
| cve | cve-2024-3094 | | | T1566.002 | |
| btc | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | | | | |
:::

[^a]: A source. <https://www.example.org/a>
`

const annex = (changes: Partial<FrontMatter> = {}, text = chapter) =>
  makeAnnex(assembleTexts(['O', text], { language: 'en', ...changes }), { misp: true })

const object = z.looseObject({ type: z.string(), id: z.string() })
const bundle = z.object({ type: z.literal('bundle'), id: z.string(), objects: z.array(object) })

function readStix(changes: Partial<FrontMatter> = {}, text = chapter) {
  const file = annex(changes, text).find(({ name }) => name === 'test.stix.json')
  return bundle.parse(JSON.parse(file?.content ?? ''))
}

const named = (stix: ReturnType<typeof readStix>, type: string) =>
  stix.objects.filter((one) => one.type === type)

describe('makeAnnex', () => {
  it('gives nothing where there are no indicators', () => {
    expect(annex({}, '# T\n\nText.')).toEqual([])
  })

  it('writes CSV: refanged, once each, with the sources of a row', () => {
    const file = annex().find(({ name }) => name === 'test.iocs.csv')
    expect(file?.content.split('\r\n')).toEqual([
      'type,value,first_seen,last_seen,confidence,tlp,techniques,note,sources,table,briefing',
      'domain,evil.co.jp,2024-03-02T00:00:00.000Z,,85,Public,T1566.002,C2,https://www.example.org/a,Hosts,test',
      'cve,CVE-2024-3094,,,,Public,T1566.002,,,Hosts,test',
      'btc,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,,,,Public,,,,Hosts,test',
      '',
    ])
  })

  it('gives a table without a caption one, never that of the files below it', () => {
    const text = chapter.replace('Hosts\n\n', '')
    const briefing = assembleTexts(['O', text], { language: 'en' })
    const csv = String(makeAnnex(briefing)[0]?.content)
    expect(csv.split('\r\n')[2]).toBe(
      'cve,CVE-2024-3094,,,,Public,T1566.002,,,Indicators of compromise,test',
    )
    const [body] = setTexts(['O', text], 'pdf', { language: 'en' }).bodies
    expect(body).toContain('Table 1</span> <span class="caption-text">Indicators of compromise</')
    expect(body).toContain('</table></div><p class="remark">For machines: test.iocs.csv (CSV)')
  })

  it('writes each object of STIX once, with what belongs together', () => {
    const stix = readStix()
    expect(stix.objects.map(({ type }) => type)).toEqual([
      'marking-definition',
      'identity',
      'indicator',
      'attack-pattern',
      'relationship',
      'vulnerability',
      'relationship',
      'note',
      'report',
    ])
    const [identity, indicator, attack, indicates, vulnerability, targets, note, report] =
      stix.objects.slice(1)
    expect(indicator).toMatchObject({
      name: 'evil.co.jp',
      description: 'C2',
      confidence: 85,
      pattern: "[domain-name:value = 'evil.co.jp']",
      valid_from: '2024-03-02T00:00:00.000Z',
      created_by_ref: identity?.id,
      external_references: [{ source_name: 'www.example.org', url: 'https://www.example.org/a' }],
    })
    expect(attack).toMatchObject({
      name: 'Phishing: Spearphishing Link',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1566.002' }],
    })
    expect([indicates?.source_ref, indicates?.relationship_type, indicates?.target_ref]).toEqual([
      indicator?.id,
      'indicates',
      attack?.id,
    ])
    expect([targets?.source_ref, targets?.relationship_type, targets?.target_ref]).toEqual([
      attack?.id,
      'targets',
      vulnerability?.id,
    ])
    expect(note?.content).toBe('btc: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')
    expect(report).toMatchObject({
      name: 'T',
      published: '2024-04-10T00:00:00.000Z',
      external_references: [{ url: 'https://www.example.org/a' }],
    })
  })

  it('gives the same bytes twice, and an indicator the same id and day of creation next month', () => {
    expect(annex()).toEqual(annex())
    const [march, april] = [readStix(), readStix({ issued: '2024-05-10', period: '2024-04' })]
    for (const type of ['identity', 'indicator', 'attack-pattern', 'vulnerability']) {
      const [before, after] = [named(march, type)[0], named(april, type)[0]]
      expect([after?.id, after?.created]).toEqual([before?.id, before?.created])
      expect(after?.modified).not.toBe(before?.modified)
    }
    expect(named(annexOf('Other'), 'indicator')[0]?.id).not.toBe(named(march, 'indicator')[0]?.id)
  })

  it.each([
    ['TLP:AMBER+STRICT', 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'],
    ['TLP:RED', 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1'],
    ['Public', 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487'],
  ])('marks %s with the official definition', (classification, id) => {
    const stix = readStix({ classification })
    expect(named(stix, 'marking-definition').map((one) => one.id)).toEqual([id])
    expect(named(stix, 'indicator')[0]?.object_marking_refs).toEqual([id])
  })

  it('marks with a statement what the house calls by its own word', () => {
    const [marking] = named(readStix({ classification: 'For members' }), 'marking-definition')
    expect(marking).toMatchObject({
      definition_type: 'statement',
      definition: { statement: 'For members' },
    })
  })

  it('marks a row by its own level', () => {
    const text = `# T

:::iocs
Hosts

| type | value | tlp |
|---|---|---|
| domain | evil[.]co.jp | green |
:::
`
    expect(named(readStix({ classification: 'TLP:AMBER' }, text), 'indicator')[0]).toMatchObject({
      object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
    })
  })

  it('writes an event of MISP that nobody has published', () => {
    const file = annex({ classification: 'TLP:AMBER' }).find(
      ({ name }) => name === 'test.misp.json',
    )
    expect(JSON.parse(file?.content ?? '')).toMatchObject({
      Event: {
        info: 'T',
        date: '2024-04-10',
        published: false,
        distribution: '0',
        Tag: [{ name: 'tlp:amber' }],
        Attribute: [
          {
            type: 'domain',
            value: 'evil.co.jp',
            to_ids: true,
            first_seen: '2024-03-02T00:00:00.000Z',
            Tag: [{ name: 'misp-galaxy:mitre-attack-pattern="Spearphishing Link - T1566.002"' }],
          },
          { type: 'vulnerability', value: 'CVE-2024-3094', to_ids: false },
          { type: 'btc' },
          { type: 'link', value: 'https://www.example.org/a' },
        ],
      },
    })
  })
})

function annexOf(publisher: string) {
  return readStix({ publisher })
}
