import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import { listVisits } from '../../../src/source/markdown/walk.js'

const definitions =
  '\n\n[act]: https://example.com/act "The act"\n[Ärzte]: <b c.png>\n[注]: https://example.com/注'

const targets = (text: string) =>
  listVisits(parseText(text + definitions)).flatMap(({ node }) =>
    node.type === 'link' || node.type === 'image' ? [[node.type, node.url, node.title]] : [],
  )

const act = ['link', 'https://example.com/act', 'The act']

describe('references to definitions', () => {
  it.each([
    ['[law][act]', [act]],
    ['[Act][]', [act]],
    ['[act]', [act]],
    ['# [act]', [act]],
    ['| a |\n|---|\n| [x][act] |', [act]],
    ['- > **[act]**', [act]],
    ['x[^n]\n\n[^n]: [act]', [act]],
    [':::figure{#f}\n![a](a.png)\n\n[act]\n:::', [['image', 'a.png', null], act]],
    ['[law][ÄRZTE]', [['link', 'b c.png', null]]],
    ['![alt][ärzte]', [['image', 'b c.png', null]]],
    ['[![alt][ärzte]][act]', [act, ['image', 'b c.png', null]]],
    ['[法][注]', [['link', 'https://example.com/注', null]]],
  ])('become links and pictures in %j', (text, found) => {
    expect(targets(text)).toEqual(found)
  })

  it.each(['[law][acts]', '`[act]`', '\\[act]', '[act\\]', '[ ]', '[law] [acts]'])(
    'stay text without a definition, escaped or in code: %j',
    (text) => {
      expect(targets(text)).toEqual([])
    },
  )

  it('go by the first definition, wherever it stands', () => {
    const tree = parseText('[a]\n\n> [a]: one\n\n[a]: two')
    expect(listVisits(tree).find(({ node }) => node.type === 'link')?.node).toMatchObject({
      url: 'one',
      position: { start: { offset: 0 }, end: { offset: 3 } },
    })
  })

  it('leave no other kind of link or picture behind', () => {
    const types = new Set(
      listVisits(parseText(`[x][act] ![y][Ärzte] [act]${definitions}`)).map(
        ({ node }: { node: Nodes }) => node.type,
      ),
    )
    expect([...types].sort()).toEqual(['definition', 'image', 'link', 'paragraph', 'root', 'text'])
  })
})
