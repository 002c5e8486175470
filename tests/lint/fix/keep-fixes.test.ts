import { describe, expect, it } from 'vitest'
import { measureWork } from '../../processor-time.js'
import { repairFile } from './repair-text.js'

const two = '\n\n[^1]: 出典A\n[^2]: 出典B\n'

describe('repairs that add calls', () => {
  it.each([
    [
      'a wide label',
      `本文[^１]。再び[^１]。\n\n[^1]: 出典A\n`,
      '本文[^1]。再び[^1]。\n\n[^1]: 出典A\n',
    ],
    ['several notes', `本文[^１]。次の文[^1、2]。${two}`, `本文[^1]。次の文[^1][^2]。${two}`],
    ['several in wide brackets', `本文［^1、2］。${two}`, `本文[^1][^2]。${two}`],
    [
      'a wide label of both a call and its definition',
      '本文［＾２］。\n\n[^２]：出典B\n',
      '本文[^2]。\n\n[^2]:出典B\n',
    ],
    [
      'a wide label that others call as it is',
      '本文[^２]と[^２]。\n\n[^２]：出典B\n',
      '本文[^２]と[^２]。\n\n[^２]:出典B\n',
    ],
    [
      'no label that another note has',
      '本文［＾２］。次[^２]。\n\n[^2]: 出典A\n[^２]：出典B\n',
      '本文[^2]。次[^２]。\n\n[^2]: 出典A\n[^２]:出典B\n',
    ],
  ])('write %s', (_, before, after) => {
    const { after: made, refused } = repairFile(before)
    expect([made, refused]).toEqual([after, undefined])
  })
})

describe('what a character that nobody sees keeps apart', () => {
  const left =
    'The fix of `invisible-character` in line 3 would make other Markdown of the text, so it was left out. Repair it by hand'

  it('becomes no link, whatever is repaired beside it', () => {
    expect(repairFile('== Heading\n\nhttp:\u200b//evil-cdn.top/x\n')).toMatchObject({
      after: '## Heading\n\nhttp:\u200b//evil-cdn.top/x\n',
      refused: left,
    })
  })

  it.each([
    'A `a\u200b` b` c.',
    '**a*\u200b* b**',
    '- [x\u200b] done',
    '|a\\\u200b|b|\n|-|-|',
    '![\u200b](a.png) and !\u200b[b](b.png)',
  ])('becomes no other Markdown: %j', (line) => {
    const { after } = repairFile(`A\u200bB\n\n${line}\n`)
    expect(after.startsWith('AB\n')).toBe(true)
    expect(repairFile(after).after).toBe(after)
  })
})

it('leaves out many fixes in the time of their number, and makes the others', () => {
  const write = (count: number, rest: string) =>
    Array.from({ length: count }, (_, nth) => `${nth} http:\u200b//evil-cdn.top/x ${rest}\n`).join(
      '\n',
    )
  expect(repairFile(write(40, 'a ==b== c')).after).toBe(write(40, 'a **b** c'))
  const [few, many] = [write(50, 'a'), write(400, 'a')]
  repairFile(few)
  const short = measureWork(() => repairFile(few))
  expect(measureWork(() => repairFile(many))).toBeLessThan(24 * Math.max(short, 20))
})
