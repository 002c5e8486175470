import { expect, it } from 'vitest'
import { readCodeInfo } from '../../../src/source/markdown/code-info.js'

it.each([
  ['', '', {}],
  ['PowerShell', '', { language: 'powershell' }],
  ['ps1', 'title="x y.ps1"', { language: 'ps1', title: 'x y.ps1' }],
  ['ps1', "title='x.ps1' lines", { language: 'ps1', title: 'x.ps1', firstLine: 1 }],
  ['yara', 'lines=120 title=rule.yar', { language: 'yara', title: 'rule.yar', firstLine: 120 }],
  // What stands in the title is the title's.
  ['c', 'title="all lines"', { language: 'c', title: 'all lines' }],
  ['c', 'title=" "', { language: 'c' }],
  // Without a language the first word is no language.
  ['title="x.txt"', 'lines', { title: 'x.txt', firstLine: 1 }],
  ['lines', null, { firstLine: 1 }],
  // For other tools.
  ['js', '{1,3-5} linesep=2 subtitle=x showLineNumbers', { language: 'js' }],
])('reads %j and %j', (lang, meta, info) => {
  expect(readCodeInfo({ lang, meta })).toEqual(info)
})
