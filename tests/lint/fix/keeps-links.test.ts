import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { hostOfAddress } from '../../../src/addresses/live.js'
import { withoutTrackers } from '../../../src/addresses/tracking.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { randomSource } from '../../authoring/random-source.js'
import { runCheck, toSource } from '../rules/run.js'

const source = (text: string) => toSource([{ name: 'notes.md', text }])

const fix = (text: string) => {
  const [file] = fixSource(source(text))
  if (!file) throw new Error('Expected a file')
  return file
}

/** What links lead to, sorted; `[^a b]: c` defines a link and was meant as a note. */
function listTargets(text: string): string[] {
  const visit = (node: Nodes): string[] => [
    ...(node.type === 'link' && !text.startsWith('[^', node.position?.start.offset)
      ? [node.url]
      : []),
    ...('children' in node ? node.children.flatMap(visit) : []),
  ]
  return source(text)
    .files.flatMap(({ tree }) => visit(tree))
    .sort()
}

/** Hosts of what is an indicator for sure. */
function listIndicatorHosts(text: string): Set<string> {
  const errors = runCheck(source(text)).filter(
    ({ ruleId, fatal }) => ruleId === 'ioc-live' && fatal,
  )
  return new Set(
    errors.map(({ reason }) => hostOfAddress('url', /`([^`]+)`/.exec(reason)?.[1] ?? '')),
  )
}

describe('words in HTML between the brackets of a link', () => {
  it.each([
    '[a <b>45.33.32.156</b>](https://example.com/)',
    '[a <b>b <i>45.33.32.156</i></b >](https://example.com/)',
    '[<kbd>45.33.32.156</kbd><br>][l]',
  ])('are defanged, and stay a link: %s', (link) => {
    const end = '\n\n45.33.32[.]156\n\n[l]: https://example.com/\n'
    expect(fix(`${link}${end}`).after).toBe(
      `${link.replace('45.33.32.156', '45.33.32[.]156')}${end}`,
    )
  })
})

describe('repairs and links', () => {
  it.each([
    [
      'a source after a wrong colon',
      '本文[^a]。\n\n[^a] : 出典：A 『a』 <https://evil.example/a>\n\nevil[.]example\n',
    ],
    [
      'a source with a full-width colon',
      '本文[^a]。\n\n[^a]：出典 https://evil.example/a\n\nevil[.]example\n',
    ],
    [
      'a source after full-width brackets',
      '本文[^a]。\n\n［^a］：出典 https://evil.example/a\n\nevil[.]example\n',
    ],
    ['a source that is code', 'A[^a].\n\n    [^a]: A. http://45.33.32.156/a\n'],
    [
      'a source that is no link yet',
      'A [^a b].\n\n[^a b]: A. <https://evil.example/a>\n\nevil[.]example\n',
    ],
    [
      'references',
      'More at <https://decoded.example.com/x/> and [https://example.org](https://example.org).\n',
    ],
    [
      'references with a Japanese full stop',
      'https://example.com/a。[^b] を見る [^b]。\n\n[^b]: <https://example.com/b>\n',
    ],
    ['a link to an indicator', 'The [gate](https://evil.example/a) of evil[.]example.\n'],
  ])('never touch %s', (_, text) => {
    for (const address of text.match(/https?:\/\/[\w./-]+/g) ?? [])
      expect(fix(text).after).toContain(address)
  })

  it('defang what is an indicator for sure, and nothing beside it', () => {
    const text = [
      'The loader came from hxxps://evil[.]example/a, later from https://evil.example/b and [this](https://example.org/).',
      '',
      'A source [^a], <https://evil.example/c>, 45.33.32.156 and https://example.com/d.',
      '',
      '[^a]: A. <https://example.net/?utm_source=x>',
      '',
    ].join('\n')
    expect(fix(text).after).toBe(
      [
        'The loader came from hxxps://evil[.]example/a, later from hxxps[:]//evil[.]example/b and [this](https://example.org/).',
        '',
        'A source[^a], hxxps[:]//evil[.]example/c, 45.33.32[.]156 and https://example.com/d.',
        '',
        '[^a]: A. <https://example.net/>',
        '',
      ].join('\n'),
    )
  })

  it('leave every other link where it leads, whatever the source', () => {
    const addresses = fc.constantFrom(
      '詳細はhttps://example.com/a。evil[.]example と https://evil.example/b',
      'See <https://example.org/b> and [c](https://evil.example/c "t").',
      '[^a] : 出典：A <https://evil.example/d>',
      '[^注]：出典 https://example.net/e',
      '［^b］: www.example.com/f',
      '    [^c]: http://45.33.32.156/g',
      'http://45.33.32.156/h [^a]、45.33.32.156 (^b)',
      '| https://evil.example/i [^d] |\n|---|\n| <https://example.com/?utm_source=j> |',
      '[^h]: <https://example.com/?fbclid=k&l=m> evil(.)example',
    )
    const mixed = fc
      .array(
        fc.tuple(fc.oneof(randomSource, addresses), fc.constantFrom('\n', '\n\n', '\r\n\r\n')),
        {
          maxLength: 6,
        },
      )
      .map((parts) => parts.flat().join(''))
    fc.assert(
      fc.property(mixed, (text) => {
        const hosts = listIndicatorHosts(text)
        const isKept = (url: string) => !hosts.has(hostOfAddress('url', url))
        const fixed = fix(text).after
        const after = listTargets(fixed).filter(isKept).map(withoutTrackers)
        for (const url of listTargets(text).filter(isKept).map(withoutTrackers)) {
          const found = after.indexOf(url)
          expect(found, `${url} in ${fixed}`).not.toBe(-1)
          after.splice(found, 1)
        }
      }),
      { numRuns: 100 },
    )
  })
})

it.each(['[it](#第1章-ローダー)', '[it](#loaders/第1章-ローダー)'])(
  'leaves the number before a title to which %s leads',
  (link) => {
    const text = `# 第1章　ローダー\n\n${link}\n`
    const [file] = fixSource(toSource([{ name: '01-loaders.md', text }]))
    expect(file?.after ?? text).toBe(text)
  },
)
