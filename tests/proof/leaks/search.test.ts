import { describe, expect, it } from 'vitest'
import type { Piece } from '../../../src/briefing/tlp/list-contents.js'
import { createSearch } from '../../../src/proof/leaks/search.js'

/** Whether what was left out is found in a text, where the rest remains. */
function isFound(
  leftOut: string,
  text: string,
  remaining: string[] = [],
  kind: Piece['kind'] = 'words',
): boolean {
  const piece = { kind, text: leftOut, file: 'a.md', line: 1, column: 1 }
  return createSearch([piece], remaining).find([{ text, where: 'x' }]).length > 0
}

describe('words that were left out', () => {
  const secret = 'The attack was prepared by APT28 from a server in Minsk.'
  it('are found whole or in part, in any case and width, over line ends', () => {
    expect(isFound(secret, `Before. ${secret} After.`)).toBe(true)
    expect(isFound(secret, '… PREPARED\nBY\tＡＰＴ２８ from …')).toBe(true)
    expect(isFound(secret, 'pre\u00adpared by APT28')).toBe(true)
    expect(isFound(secret, 'The attack came from elsewhere.')).toBe(false)
  })
  it('are no leak where the same words remain', () => {
    expect(isFound(secret, 'a server in Minsk', ['They had a server in Minsk.'])).toBe(false)
    expect(isFound(secret, 'a server in Minsk', ['They had a server.'])).toBe(true)
  })
  it('are found in Japanese, with and without voiced marks joined', () => {
    const text = '攻撃者はミンスクのサーバーから侵入した。'
    expect(isFound(text, '前。ミンスクの\nサーバーから侵入した')).toBe(true)
    expect(isFound(text, 'ミンスクのサーバーから'.normalize('NFD'))).toBe(true)
    expect(isFound(text, 'ﾐﾝｽｸのｻｰﾊﾞｰから侵入')).toBe(true)
    expect(isFound(text, '攻撃者は侵入した。')).toBe(false)
  })
  it('are found where they are few, as whole words', () => {
    expect(isFound('APT28', 'by apt28.')).toBe(true)
    expect(isFound('APT28', 'by APT281.')).toBe(false)
    expect(isFound('NSA', 'unsafe')).toBe(false)
    expect(isFound('露軍', 'それは露軍だ')).toBe(true)
    expect(isFound('露軍', 'それは露軍だ', ['露軍の動き'])).toBe(false)
  })
  it('are no leak where a word that remains has the number of its note after it in the note model', () => {
    const finds = (remaining: string, where: string) =>
      createSearch(
        [{ kind: 'words', text: 'APT28', file: 'a.md', line: 1, column: 1 }],
        [remaining],
      ).find([{ text: 'By APT28.', where }]).length > 0
    expect(finds('By APT\uFFFC.', 'a.json')).toBe(false)
    expect(finds('By APT.', 'a.json')).toBe(true)
    expect(finds('By APT\uFFFC.', 'page 1')).toBe(true)
  })
  it('say nothing where they are a letter, or a number or a name that the generator writes', () => {
    expect(isFound('b', 'a b c')).toBe(false)
    expect(isFound('12', 'Page 12')).toBe(false)
    expect(isFound('Figure 3', 'See Figure 3')).toBe(false)
    expect(isFound('1,400', 'It took 1,400 hosts')).toBe(true)
  })
})

describe('addresses that were left out', () => {
  it('are found defanged and refanged', () => {
    for (const text of [
      'hxxps://evil[.]example/gate',
      'https://evil.example/gate',
      'HTTPS://EVIL.EXAMPLE/gate?id=1',
    ]) {
      expect(isFound('hxxps[://]evil[.]example/gate', text, [], 'address')).toBe(true)
    }
    expect(isFound('Beacons went to evil[.]example at night.', 'evil.example')).toBe(true)
    expect(isFound('Sent from 45.33.32[.]156 at night.', '45.33.32.156')).toBe(true)
    const hash = 'd41d8cd98f00b204e9800998ecf8427e'
    expect(isFound(`With ${hash} in it.`, hash.toUpperCase())).toBe(true)
  })
  it('are found by their hosts', () => {
    expect(isFound('https://evil.example/gate', 'Seen at evil[.]example.', [], 'address')).toBe(
      true,
    )
  })
  it('are found encoded', () => {
    const encoded = 'https://xn--r8jz45g.example/%E9%9C%B2%E8%BB%8D'
    expect(isFound('https://例え.example/露軍', encoded, [], 'address')).toBe(true)
  })
  it('are no leak where they remain', () => {
    const address = 'https://ok.example/a'
    expect(isFound(address, 'ok.example/a', [address], 'address')).toBe(false)
  })
})

it('finds names that were left out, as such', () => {
  expect(isFound('figures/loader.png', '../figures/loader.png', [], 'name')).toBe(true)
  expect(isFound('loader', '#loader', [], 'name')).toBe(true)
  expect(isFound('loader', '#loaders', [], 'name')).toBe(false)
  expect(isFound('figure-2', '#figure-2', [], 'name')).toBe(false)
})
