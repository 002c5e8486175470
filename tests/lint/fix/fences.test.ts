import { expect, it } from 'vitest'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

it.each([
  [':::tlp{AMBER}\nOne\n:::\n', ':::tlp{amber}\nOne\n:::\n'],
  [':::tlp{TLP:GREEN}\nOne\n:::\n', ':::tlp{green}\nOne\n:::\n'],
  [':::tlp{.amber}\nOne\n:::\n', ':::tlp{amber}\nOne\n:::\n'],
  ['> :::tlp AMBER\n> One\n> :::\n', '> :::tlp{amber}\n> One\n> :::\n'],
  ['::: tlp{ amber }\nOne\n:::\n', ':::tlp{amber}\nOne\n:::\n'],
  [':::TLP:AMBER+STRICT\nOne\n:::\n', ':::tlp{amber+strict}\nOne\n:::\n'],
  ['It was :tlp[th*em*]{level=RED}.\n', 'It was :tlp[th*em*]{red}.\n'],
  ['::: summary\n- One\n:::\n', ':::summary\n- One\n:::\n'],
  ['：：：summary\n- 要点\n：：：\n\n：：：\n', ':::summary\n- 要点\n:::\n\n：：：\n'],
  ['：：：\n本文\n', '：：：\n本文\n'],
  [
    '::::figures\n:::Figure {#a}\n![A](a.png)\n\nB\n:::\n::::\n',
    '::::figures\n:::figure{#a}\n![A](a.png)\n\nB\n:::\n::::\n',
  ],
  [':::tlp{ambre}\nOne\n:::\n', ':::tlp{ambre}\nOne\n:::\n'],
  [':::tlp secret\nOne\n:::\n', ':::tlp secret\nOne\n:::\n'],
])('repairs %j', (before, after) => {
  const text = (words: string) => `---\ntlp: TLP:AMBER\n---\n\n# One\n\n${words}`
  const [file] = fixSource(toSource([{ name: '01-chapter.md', text: text(before) }]))
  expect(file?.after).toBe(text(after).replace('tlp: TLP:AMBER', 'tlp: amber'))
})
