import { expect, it } from 'vitest'
import { repairText } from '../fix/repair-text.js'

it.each([
  [
    'Beacon\n: A short\nmessage.\nDropper[^a]\n: A file.\n\n[^a]: A.\n',
    '- **Beacon**: A short\n  message.\n- **Dropper[^a]**: A file.\n\n[^a]: A.\n',
  ],
  [
    'Loader\n: A file.\n:   Also a **thief**.\n',
    '- **Loader**\n  - A file.\n  - Also a **thief**.\n',
  ],
  [
    'Two words\n\n:   As pandoc\n    writes it\n\nText.\n',
    '- **Two words**: As pandoc\n  writes it\n\nText.\n',
  ],
  ['*Term*\r\n: One\r\n', '- *Term*: One\r\n'],
  ['A\r\n: One\r\n: Two\r\nmore\r\n', '- **A**\r\n  - One\r\n  - Two\r\n    more\r\n'],
  ['Goal:\n: To win\n', '- **Goal:** To win\n'],
  ['Tab\n:\tOne\n', '- **Tab**: One\n'],
])('makes items of terms and what explains them: %j', (before, after) => {
  expect(repairText(before)).toBe(after)
})

it.each([
  'One\ntwo\n: three\n',
  '> Term\n> : One\n',
  ': One\n',
  '| a |\n|---|\n| b |\n\n: Words\n',
  'The hosts:\n\n: Hosts in May\n\n| a |\n|---|\n| b |\n',
])('leaves other lines with a colon: %j', (text) => {
  expect(repairText(text)).toBe(text)
})
