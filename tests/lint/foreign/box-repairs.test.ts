import { describe, expect, it } from 'vitest'
import { repairChapter } from '../fix/repair-text.js'

describe('a box of another tool', () => {
  it.each([
    ['Docusaurus', ':::tip\n\nOne[^a].\n\n- two\n\n:::\n', '> [!TIP]\n> One[^a].\n>\n> - two\n'],
    ['Docusaurus, with a title', ':::note[A *b*]\nOne\n:::\n', '> [!NOTE]\n> A *b*\n>\n> One\n'],
    ['VitePress', '::: danger\nOne\n:::\n', '> [!CAUTION]\n> One\n'],
    ['HackMD', ':::spoiler More\nOne\n:::\n', '> [!NOTE]\n> **More**\n>\n> One\n'],
    ['Qiita', ':::note warn\n一つ\n:::\n', '> [!WARNING]\n> 一つ\n'],
    ['Zenn', ':::message alert\n一つ\n:::\n', '> [!CAUTION]\n> 一つ\n'],
    ['Zenn, folded', ':::details 詳細\n一つ\n:::\n', '> [!NOTE]\n> **詳細**\n>\n> 一つ\n'],
    ['Quarto', '::: {.callout-important}\nOne\n:::\n', '> [!IMPORTANT]\n> One\n'],
    ['code', ':::info\n```\na\n\n:::b\n```\n:::\n', '> [!NOTE]\n> ```\n> a\n>\n> :::b\n> ```\n'],
    ['lines around it', 'a\n:::info\nb\n:::\nc\n', 'a\n\n> [!NOTE]\n> b\n\nc\n'],
    [
      'in a list',
      '- a\n\n  :::info\n  One\n\n  Two\n  :::\n',
      '- a\n\n  > [!NOTE]\n  > One\n  >\n  > Two\n',
    ],
    ['in a quote', '> :::info\n> One\n> :::\n', '> > [!NOTE]\n> > One\n'],
    [
      'in another',
      '::::info[Parent]\n\nOne\n\n:::danger Child\n\nTwo\n\n:::\n\n::::\n',
      '> [!NOTE]\n> **Parent**\n>\n> One\n>\n> > [!CAUTION]\n> > **Child**\n> >\n> > Two\n',
    ],
    ['Windows', ':::info\r\nOne\r\n:::\r\n', '> [!NOTE]\r\n> One\r\n'],
  ])('becomes an alert: %s', (_, before, after) => {
    const note = before.includes('[^a]') ? '\n[^a]: A note.\n' : ''
    expect(repairChapter(before + note)).toBe(after + note)
  })

  it('goes, where it only sets attributes', () => {
    expect(repairChapter('::: {#refs .wide}\nOne\n\nTwo\n:::\n')).toBe('One\n\nTwo\n')
    expect(repairChapter('::: {.amber-light}\nOne\n:::\n')).toBe('One\n')
  })

  it('goes, where its name means nothing, with all that stand in it', () => {
    const text =
      '::::::: challenge\n\n## Two\n\nThree\n:::: solution\nFour\n\n:::::::::::\n\n::: callout\nFive\n:::::\n\n:::::::::::::::\n\nSix\n'
    expect(repairChapter(text)).toBe('## Two\n\nThree\n\nFour\n\n> [!NOTE]\n> Five\n\nSix\n')
  })

  it('goes in a quote', () => {
    expect(repairChapter('> ::: foo\n> One\n> :::\n')).toBe('>\n> One\n>\n')
  })

  it.each([
    ['one that may keep words from readers', '::: amber\nOne\n:::\n'],
    ['attributes that may', '::: {.tlp-amber}\nOne\n:::\n'],
    ['one in a mark, whose end is taken', ':::tlp{amber}\n::: foo\nOne\n:::\nTwo\n:::\n'],
    ['a box in a mark, whose end is taken', ':::tlp{amber}\n::: note\nOne\n:::\nTwo\n:::\n'],
    ['one that begins an item', '- ::: foo\n\n  One\n\n  :::\n'],
    ['attributes in a mark', ':::tlp{amber}\n::: {.wide}\nOne\n:::\nTwo\n:::\n'],
    ['attributes that hide', '::: {.content-hidden when-format="pdf"}\nOne\n:::\n'],
    ['one that may be another', '::: sumary\nOne\n:::\n'],
    ['a name that nobody knows', ':::columns\nOne\n:::\n'],
    ['a box that is empty', ':::info\n:::\n'],
    ['a box that is never closed', ':::info\nOne\n'],
    ['a box with a note in it', ':::info\nOne[^a]\n\n[^a]: A note.\n:::\n'],
  ])('stays: %s', (_, text) => {
    expect(repairChapter(text)).toBe(text)
  })
})
