import { describe, expect, it } from 'vitest'
import { findBlock } from '../../../src/preview/client/find-block.js'

const lines = (...texts: string[]) => texts.map((text, index) => ({ text, at: (index + 1) / 10 }))
const block = (text: string, after = 0) => ({ text, after })

describe('findBlock', () => {
  const pages = [
    lines('サイバー月報', '要点の一つ目である'),
    lines('月報の柱', '• 要点の一つ目である', '本文の 最初の行が'),
    lines('月報の柱', 'ここで終わる段落の次', '第1章 保険の話', '二度ある行'),
    lines('月報の柱', '二度ある行'),
  ]

  it('finds the line with which a block begins, whatever the spaces', () => {
    expect(findBlock([block('本文の最初の行がここで折れる')], pages)).toEqual({ page: 1, at: 0.3 })
  })

  it('tells blocks with the same beginning by how many follow', () => {
    expect(findBlock([block('二度ある行')], pages)).toEqual({ page: 3, at: 0.2 })
    expect(findBlock([block('二度ある行', 1)], pages)).toEqual({ page: 2, at: 0.4 })
    expect(findBlock([block('二度ある行', 5)], pages)).toEqual({ page: 2, at: 0.4 })
  })

  it('takes a heading where it stands, not its line in the contents', () => {
    const contents = lines('まとめとして 14', '折れた題の前半は')
    const body = lines('まとめとして', '折れた題の前半は', '後半になる')
    expect(findBlock([block('まとめとして')], [contents, body])).toEqual({ page: 1, at: 0.1 })
    expect(findBlock([block('折れた題の前半は後半になる')], [contents, body])).toMatchObject({
      page: 1,
    })
  })

  it('passes over marks, numbers and labels that one of the views puts before the words', () => {
    expect(findBlock([block('図1 ここで終わる段落の次')], pages)).toEqual({ page: 2, at: 0.2 })
    expect(findBlock([block('– 第1章保険の話')], pages)).toEqual({ page: 2, at: 0.3 })
  })

  it('takes the block after it where a heading is too short to stand among the lines', () => {
    expect(findBlock([block('概要'), block('本文の最初の行が')], pages)).toEqual({
      page: 1,
      at: 0.3,
    })
  })

  it('never takes a running head, and nothing where there is nothing', () => {
    expect(findBlock([block('月報の柱')], pages)).toBeUndefined()
    expect(findBlock([block('どこにもない文'), block('')], pages)).toBeUndefined()
    expect(findBlock([], pages)).toBeUndefined()
  })
})
