import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isAssigned } from '../../src/briefing/reference-target.js'

const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.hbs') && !name.startsWith('preview'),
)

it('knows every id that a template gives', () => {
  const ids = templates.flatMap((name) =>
    [...readFileSync(path.join('templates', name), 'utf8').matchAll(/ id="([^"{]+)"/g)].map(
      ([, id = '']) => id,
    ),
  )
  expect(ids).toContain('page-notes')
  expect(ids.filter((id) => !isAssigned(id))).toEqual([])
})

it.each(['note-1', 'note-1-text', 'call-12', 'call-12-2', 'figure-3', 'table-3', 'place-3'])(
  'knows %s',
  (id) => expect(isAssigned(id)).toBe(true),
)

it.each(['notes', 'summary', 'note-taking', 'call-4-papers', 'page-speed', 'figure-8-attack'])(
  'leaves %s to authors',
  (id) => expect(isAssigned(id)).toBe(false),
)
