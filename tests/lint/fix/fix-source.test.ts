import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../src/lint/fix/apply-edits.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { keepsNotes, noteMapOf } from '../../../src/lint/fix/note-map.js'
import { ruleById } from '../../../src/lint/rules/index.js'
import type { Source } from '../../../src/lint/source.js'
import { randomSource } from '../../authoring/random-source.js'
import { runCheck, toSource } from '../rules/run.js'
import { repairFile } from './repair-text.js'

function mapOf({ files: [at] }: Source) {
  if (!at) throw new Error('Expected a file')
  return noteMapOf(at)
}

const mapOfText = (text: string) => mapOf(toSource([{ name: 'notes.md', text }]))

describe('fixSource', () => {
  it('defangs an indicator in the words of a link, which leads where it led', () => {
    expect(
      repairFile('A [45.33.32.156](https://a.example/45.33.32.156) b [^a].\n\n[^a]: One\n').after,
    ).toBe('A [45.33.32[.]156](https://a.example/45.33.32.156) b[^a].\n\n[^a]: One\n')
  })

  it('makes of links to the files of chapters references to the chapters', () => {
    const links = '[a](02-b.md), [c](<./02-b.md#c>), [d](../02-b.md), ![e](02-b.md), [f][g]'
    const text = `# One\n\nSee ${links}.\n\n[g]: 02-b.md\n`
    const [file] = fixSource(
      toSource([
        { name: '01-a.md', text },
        { name: '02-b.md', text: '# Two\n\n## C\n' },
      ]),
    )
    expect(file?.after).toBe(text.replace('(02-b.md)', '(#b)').replace('(<./02-b.md#c>)', '(#b/c)'))
  })

  it.each(['## [^a] One', '1. [^a] One', '> - [^a] One'])(
    'leaves the blank that makes a block of `%s`',
    (line) => {
      const text = `${line}\n\n[^a]: One\n`
      expect(repairFile(text).after).toBe(text)
    },
  )

  it.each([
    ['order', 'A[^b], B[^a].\n\n[^a]: One\n[^b]: Two\n', 'A[^b], B[^a].\n\n[^b]: Two\n[^a]: One\n'],
    ['labels', 'A[^a b].\n\n[^a b]: hello\n', 'A[^a-b].\n\n[^a-b]: hello\n'],
    ['spacing', 'A claim [^a].\n\n[^a]: One\n', 'A claim[^a].\n\n[^a]: One\n'],
    ['colons', 'A[^a], B[^b].\n\n[^a]: One\n[^b]：Two\n', 'A[^a], B[^b].\n\n[^a]: One\n[^b]:Two\n'],
    [
      'order and trackers, one after the other',
      'A[^b], B[^a].\n\n[^a]: One <https://a.example/?utm_source=x>\n[^b]: Two <https://b.example/>\n',
      'A[^b], B[^a].\n\n[^b]: Two <https://b.example/>\n[^a]: One <https://a.example/>\n',
    ],
    [
      'live indicators',
      'It called http://45.33.32.156/x today, and <https://evil.com/x> of evil[.]com.\n',
      'It called hxxp[:]//45[.]33[.]32[.]156/x today, and hxxps[:]//evil[.]com/x of evil[.]com.\n',
    ],
  ])('repairs %s', (_, before, after) => {
    expect(repairFile(before)).toMatchObject({ after, fixed: expect.any(Number) })
    expect(repairFile(before).fixed).toBeGreaterThan(0)
  })

  it('sorts nothing where a note is defined twice, since the first of them is printed', () => {
    const text = 'A[^d], B[^a].\n\n[^a]: One\n[^a]: Again\n[^d]: Two\n'
    const { after, refused } = repairFile(text)
    expect([after, refused]).toEqual([text, undefined])
  })

  it('never deletes a note', () => {
    const text = 'A[^a].\n\n[^a]: One\n\n[^a]: Again\n\n[^c]: Never called\n'
    expect(repairFile(text).after).toContain('[^a]: Again')
    expect(repairFile(text).after).toContain('[^c]: Never called')
  })

  it('leaves out what would change where a link leads, and repairs the rest', () => {
    const tabs = '{{< tabs "[a](https://a.example/)" >}}\nText\n{{< /tabs >}}'
    expect(repairFile(`==new==\n\n${tabs}\n\n==old==\n`)).toMatchObject({
      after: `**new**\n\n${tabs}\n\n**old**\n`,
      fixed: 2,
      refused:
        'The fix of `other-dialect` in line 3 would change where a call or a link leads, so it was left out. Repair it by hand',
    })
  })

  it('keeps the ends of lines', () => {
    expect(repairFile('A[^b], B[^a].\r\n\r\n[^a]: One\r\n[^b]: Two\r\n').after).toBe(
      'A[^b], B[^a].\r\n\r\n[^b]: Two\r\n[^a]: One\r\n',
    )
  })

  it('leaves comments that silence a rule in force', () => {
    const text =
      'A[^b], B[^a].\n\n<!-- briefing-disable-next-line footnote-order -- as in print -->\n[^a]: One\n[^b]: Two\n'
    expect(repairFile(text).after).toBe(text)
  })

  it('keeps calls, notes and what the fixed text says of itself, whatever the source', () => {
    fc.assert(
      fc.property(randomSource, (text) => {
        const { after, refused } = repairFile(text)
        expect(refused).toBeUndefined()
        expect(keepsNotes(mapOfText(text), mapOfText(after), { more: true })).toBe(true)
        expect(repairFile(after).after).toBe(after)
      }),
      { numRuns: 80 },
    )
  })

  it('repairs what it says can be repaired', () => {
    const text = 'A [^b], (^a).\n\n[^a]: One\n[^b]: Two\n'
    const left = runCheck(toSource([{ name: 'notes.md', text: repairFile(text).after }]))
    const fixable = left.filter((message) => 'data' in message && message.data)
    expect(fixable.map(({ ruleId }) => ruleId && ruleById.get(ruleId)?.id)).toEqual([])
  })
})

describe('applyEdits', () => {
  it('makes the edits of a message together or not at all', () => {
    const message = (...edits: [number, number, string][]) =>
      Object.assign(new Error(), {
        ruleId: 'x',
        data: { fix: edits.map(([start, end, text]) => ({ range: [start, end], text })) },
      }) as never
    const { text, fixes } = applyEdits('abcdef', [
      message([0, 1, 'A'], [5, 6, 'F']),
      message([2, 3, 'C'], [5, 6, 'X']),
      message([3, 4, 'D']),
    ])
    expect(text).toBe('AbcDeF')
    expect(fixes).toHaveLength(2)
  })
})

describe('keepsNotes', () => {
  const before = 'A[^a], B[^b].\n\n[^a]: One\n[^b]: Two\n'

  it.each([
    ['a call that leads elsewhere', 'A[^b], B[^a].\n\n[^a]: One\n[^b]: Two\n'],
    ['a note that is gone', 'A[^a], B[^b].\n\n[^a]: One\n'],
    ['a call that is gone', 'A[^a], B.\n\n[^a]: One\n[^b]: Two\n'],
    ['another text', 'A[^a], B[^b].\n\n[^a]: One\n[^b]: Too\n'],
  ])('sees %s', (_, after) => {
    expect(keepsNotes(mapOfText(before), mapOfText(after), { more: false })).toBe(false)
    expect(keepsNotes(mapOfText(before), mapOfText(after), { more: true })).toBe(false)
  })

  it('lets new calls in only where they were asked for', () => {
    const after = before.replace('B', 'B[^a]')
    expect(keepsNotes(mapOfText(before), mapOfText(after), { more: false })).toBe(false)
    expect(keepsNotes(mapOfText(before), mapOfText(after), { more: true })).toBe(true)
  })
})
