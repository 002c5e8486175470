import { expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { repairText } from '../fix/repair-text.js'
import { toSource } from '../rules/run.js'

it.each([
  [
    '!!! note "Before **you** start"\n    Read.\n\n    - one\n',
    '> [!NOTE]\n> Before **you** start\n>\n> Read.\n>\n> - one\n',
  ],
  [
    'A[^a].\n\n!!! note\n\n    See [this](https://a.example/){.x}[^a].\n\n[^a]: A note.\n',
    'A[^a].\n\n> [!NOTE]\n> See [this](https://a.example/)[^a].\n\n[^a]: A note.\n',
  ],
  ['Text.\n!!! danger ""\n\tTabbed.\nMore.\n', 'Text.\n\n> [!CAUTION]\n> Tabbed.\n\nMore.\n'],
  ['??? question "Why?"\n    Because.\n', '> [!NOTE]\n> **Why?**\n>\n> Because.\n'],
  ['???+ tip\n    Open.\n', '> [!TIP]\n> Open.\n'],
  ['!!! quote\n    Words.\n', '> [!NOTE]\n> **Quote**\n>\n> Words.\n'],
  ['!!! info inline end "Side"\n    Words.\n', '> [!NOTE]\n> **Side**\n>\n> Words.\n'],
  ['!!! note\r\n    ```sh\r\n    ls\r\n    ```\r\n', '> [!NOTE]\r\n> ```sh\r\n> ls\r\n> ```\r\n'],
  [
    '1. Step\n\n    !!! note\n        In it.\n\n2. Next\n',
    '1. Step\n\n    > [!NOTE]\n    > In it.\n\n2. Next\n',
  ],
  [
    '!!! note\n    Outer.\n\n    !!! tip\n        Inner.\n',
    '> [!NOTE]\n> Outer.\n>\n> > [!TIP]\n> > Inner.\n',
  ],
  [
    '=== "Linux"\n\n    ```sh\n    ls\n    ```\n\n=== "Windows"\n\n    Words.\n',
    '**Linux**\n\n```sh\nls\n```\n\n**Windows**\n\nWords.\n',
  ],
])('writes %j as it is meant', (text, repaired) => {
  expect(repairText(text)).toBe(repaired)
})

it.each([
  '!!! note\n',
  '!!! note\nNot indented.\n',
  '```\n!!! note\n    Code.\n```\n',
  'a !!! note\n',
  '!!! note\n    [^1]: A note.\n',
])('leaves %j to its author', (text) => {
  expect(repairText(text)).toBe(text)
})

it('are told once, though their text is code', () => {
  const text =
    '!!! note "A"\n\n    This is a sentence of many words that are prose.\n\n    And this is another one of many words too.\n'
  const source = toSource([{ name: 'a.md', text }])
  check(source, {})
  const rules = source.files.flatMap(({ file }) => file.messages.map(({ ruleId }) => ruleId))
  expect(rules).toEqual(['other-dialect'])
})
