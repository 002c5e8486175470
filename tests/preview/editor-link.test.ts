import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEditorLink, defaultEditor } from '../../src/preview/editor-link.js'

describe('createEditorLink', () => {
  it.each([
    [defaultEditor, '/a/b.md', 'vscode://file/a/b.md:3:7'],
    [defaultEditor, '/月報/a b#1?.md', 'vscode://file/%E6%9C%88%E5%A0%B1/a%20b%231%3F.md:3:7'],
    ['idea://open?file={file}&line={line}', '/a/b&c.md', 'idea://open?file=/a/b%26c.md&line=3'],
    ['txmt://open?url=file://{file}&line={line}', '/a.md', 'txmt://open?url=file:///a.md&line=3'],
  ])('fills %s for %s', (pattern, file, expected) => {
    expect(createEditorLink(pattern)(file, 3, 7)).toBe(expected)
  })

  it('tells a relative path from the working directory', () => {
    expect(createEditorLink('x://{file}')('a.md', 1, 1)).toBe(`x://${path.resolve('a.md')}`)
  })

  it.each(['javascript:alert("{file}")', 'data:text/html,{file}', 'vscode://file/', 'code {file}'])(
    'refuses %s',
    (pattern) => {
      expect(() => createEditorLink(pattern)).toThrow(
        /cannot be used: expected one such as vscode:/,
      )
    },
  )
})
