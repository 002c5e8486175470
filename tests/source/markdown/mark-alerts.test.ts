import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import { listVisits } from '../../../src/source/markdown/walk.js'

const alerts = (text: string) =>
  listVisits(parseText(text)).flatMap(({ node }) =>
    node.type === 'blockquote' ? [[node.data?.alert, textOf(node)]] : [],
  )

describe('alerts', () => {
  it.each([
    ['> [!NOTE]\n> a', 'note', 'a'],
    ['> [!tip]\n> a', 'tip', 'a'],
    ['> [!Important]  \n> a', 'important', 'a'],
    ['> [!WARNING]\\\n> a', 'warning', 'a'],
    ['> [!CAUTION]\r\n> a\r\n> b', 'caution', 'a\r\nb'],
    ['> [!NOTE]\n>\n> a', 'note', 'a'],
    ['> [!NOTE]\n> **a** b', 'note', 'a b'],
    ['> [!NOTE]\n> - a', 'note', 'a'],
    ['> [!NOTE]\nlazy', 'note', 'lazy'],
    ['- > [!NOTE]\n  > a', 'note', 'a'],
    ['> [!NOTE]', 'note', ''],
    ['> [!NOTE]\n> \\[a]', 'note', '[a]'],
  ])('are quotes that begin with their kind: %j', (text, kind, words) => {
    expect(alerts(text)).toEqual([[kind, words]])
  })

  it.each([
    '> [!DANGER]\n> a',
    '> [!NOTE] a',
    '> \\[!NOTE]\n> a',
    '> [\\!NOTE]\n> a',
    '> [!NOTE\\]\n> a',
    '> \\[!NOTE]',
    '> [!NOTE]**a**',
    '> a\n> [!NOTE]',
    '> **[!NOTE]**\n> a',
  ])('are not what GitHub shows as a quote: %j', (text) => {
    expect(alerts(text).map(([kind]) => kind)).toEqual([undefined])
  })
})
