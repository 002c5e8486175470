import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createHighlight } from '../../../src/render/code/highlighter.js'
import { languageNames, loadGrammars, resolveLanguage } from '../../../src/render/code/languages.js'
import { loadHighlight } from '../../../src/render/code/load-highlight.js'
import type { CodeKind, Highlight } from '../../../src/render/code/set-lines.js'
import { assembleTexts, setTexts } from '../set.js'

let highlight: Highlight
beforeAll(async () => {
  highlight = createHighlight(await loadGrammars(languageNames))
})

/** The words of a kind in some code. */
const words = (kind: CodeKind, code: string, language: string): string[] =>
  highlight(code, resolveLanguage(language) ?? '').flatMap((piece) =>
    piece.kind === kind ? [piece.text.trim()] : [],
  )

describe('what authors of briefings quote', () => {
  it.each<[string, CodeKind, string, string[]]>([
    ['sh', 'comment', 'ls # all', ['# all']],
    ['console', 'keyword', '$ whoami', ['$']],
    ['PS1'.toLowerCase(), 'variable', '$url = "x"', ['$url']],
    ['python', 'keyword', 'def f(): return 1', ['def', 'return']],
    ['js', 'string', "eval('x')", ["'x'"]],
    ['sigma', 'name', 'level: high', ['level:']],
    ['json', 'name', '{ "type": 1 }', ['"type"']],
    ['xml', 'comment', '<a/><!-- b -->', ['<!-- b -->']],
    ['c', 'number', 'x = 0xff;', ['0xff']],
    ['vba', 'keyword', 'Dim x As Long', ['Dim', 'As']],
    ['vbs', 'string', 'WScript.Echo "x"', ['"x"']],
    ['sql', 'keyword', 'SELECT a FROM b', ['SELECT', 'FROM']],
    ['kql', 'keyword', 'T | where a in~ ("b") | project-away c', ['where', 'in', 'project-away']],
    ['kusto', 'number', 'ago(7d) + 0xAF', ['7d', '0xAF']],
    ['kql', 'name', 'summarize count() by bin(t, 1h)', ['count', 'bin']],
    ['spl', 'keyword', 'index=a | stats count by host\n| where b', ['stats', 'by', 'where']],
    ['splunk', 'name', 'index=a EventCode!=4688', ['index', 'EventCode']],
    ['spl', 'variable', 'x `drop_noise` $token$', ['`drop_noise`', '$token$']],
    ['yara', 'string', '$a = { 4D 5A } $b = /x\\/y/i $c = "z"', ['{ 4D 5A }', '/x\\/y/i', '"z"']],
    ['yar', 'name', 'private rule Loader : x { }', ['Loader']],
    ['yara', 'number', 'filesize < 200KB and uint16(0) == 0x5A4D', ['200KB', '0', '0x5A4D']],
    [
      'yara',
      'keyword',
      'rule A { condition: any of them }',
      ['rule', 'condition', 'any', 'of', 'them'],
    ],
  ])('%s: %s in %s', (language, kind, code, expected) => {
    expect(words(kind, code, language)).toEqual(expected)
  })
})

it('takes no character from any code in any language, and adds none', () => {
  const noise = fc.string({
    unit: fc.constantFrom(...'ab1 \n"\'`$#/*\\{}[]()<>=-|:日', '"""'),
    maxLength: 80,
  })
  fc.assert(
    fc.property(noise, fc.constantFrom(...languageNames), (code, language) => {
      expect(
        highlight(code, language)
          .map(({ text }) => text)
          .join(''),
      ).toBe(code)
    }),
    { numRuns: 600 },
  )
})

it('prints long code plain, and quickly', () => {
  const code = 'a = "b" # '.repeat(6_000)
  expect(highlight(code, 'python')).toEqual([{ text: code }])
})

it('has no language where there is no grammar', () => {
  for (const name of [undefined, '', 'unheard-of', 'constructor', '__proto__'])
    expect(resolveLanguage(name)).toBeUndefined()
})

it('loads a grammar only where code names its language, in a note too', async () => {
  const load = (text: string) => loadHighlight(assembleTexts(['', text]))
  expect(await load('# A\n\n```\nls\n```\n\n```mermaid\nx\n```')).toBeUndefined()
  const found = await load('# A\n\nx[^a]\n\n[^a]: Note\n\n    ```js\n    let a\n    ```')
  expect(found?.('let a', 'javascript')).toEqual([{ text: 'let', kind: 'keyword' }, { text: ' a' }])
})

it('prints a title above the code, and never above nothing', () => {
  const { bodies } = setTexts([
    '',
    '# A\n\n```sh title="a <b>.sh" lines\nls\n```\n\n```sh title="x"\n```',
  ])
  expect(bodies).toEqual([
    '<div class="code-block"><p class="code-title keep-with-next">a &#x3C;b>.sh</p><pre class="numbered"><code class="language-sh"><span class="code-line" data-line="\u00a0\u00a01">ls</span>\n</code></pre></div>',
  ])
})
