import { toString as textIn } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

const read = (text: string) => textIn(parseText(text), { includeHtml: false })

it.each([
  ['更新プロ\nグラムを', '更新プログラムを'],
  ['サーバー \t\r\n   は、\rここ。\nなお', 'サーバーは、ここ。なお'],
  ['これは**太字**\n続き', 'これは太字続き'],
  ['これは\n**太字**と`符号`\n[続き](#a)', 'これは太字と符号続き'],
  ['注の後[^a]\nです\n\n[^a]: 注', '注の後です注'],
  ['<b>太字</b>\n続き', '太字続き'],
  ['- 項目の\n  続き', '項目の続き'],
  ['> 引用の\n> 続き', '引用の続き'],
  ['見出し\nの続き\n===', '見出しの続き'],
  ['中文\n分行', '中文分行'],
])('joins the lines of %j', (source, text) => {
  expect(read(source)).toBe(text)
})

it.each([
  ['Windows\nの', 'Windows\nの'],
  ['脆弱性\nCVE-2026-1234', '脆弱性\nCVE-2026-1234'],
  ['one\ntwo', 'one\ntwo'],
  ['한국어\n문장', '한국어\n문장'],
  ['```\n符号\n続き\n```', '符号\n続き'],
  ['<pre>符号\n続き</pre>', '符号\n続き'],
  ['前![](p.png)\n後', '前\n後'],
])('keeps the blank, or the line, in %j', (source, text) => {
  expect(read(source)).toBe(text)
})
