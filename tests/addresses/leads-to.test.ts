import { expect, it } from 'vitest'
import {
  canonicalAddress,
  hasScheme,
  isAddressItself,
  leadsTo,
} from '../../src/addresses/leads-to.js'
import { decodePercent } from '../../src/addresses/percent.js'

it.each([
  ['HTTPS://example.com/a', 'words', 'https://example.com/a'],
  ['mailto:name@example.com', 'write to us', 'mailto:name@example.com'],
  ['chapter.md', 'words', undefined],
  ['//example.com/a', 'words', undefined],
  ['javascript:alert(1)', 'words', undefined],
  ['ftp://example.com/a', 'words', undefined],
  ['https:/a', 'words', undefined],
  ['https://evil[.]example/', 'words', undefined],
  ['https://evil%5B.%5Dexample/', 'words', undefined],
  ['https://evil.example/', 'hxxps://evil[.]example', undefined],
  ['https://news.example/', 'a page about evil[.]example', 'https://news.example/'],
])('a link to %s with the words %j', (url, words, target) => {
  expect(leadsTo(url, words)).toBe(target)
})

it.each([
  ['https://example.com/a.png', true],
  ['data:image/png,', true],
  ['//example.com/a.png', true],
  ['figures/a.png', false],
  ['/etc/a.png', false],
  ['C:\\a.png', false],
])('whether %s names a scheme or a host', (url, has) => {
  expect(hasScheme(url)).toBe(has)
})

it('knows an address however its letters are encoded', () => {
  expect(canonicalAddress('https://example.com/%E5%9B%B3')).toBe('https://example.com/図')
  expect(isAddressItself('www.example.org', 'http://www.example.org')).toBe(true)
  expect(isAddressItself('name@example.org', 'mailto:name@example.org')).toBe(true)
  expect(isAddressItself('', 'https://example.org')).toBe(false)
})

it('decodes what is encoded, and leaves alone what is not', () => {
  expect(decodePercent('%E5%9B%B3')).toBe('図')
  expect(decodePercent('100%')).toBe('100%')
})
