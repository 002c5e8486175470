import { describe, expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const source = (text: string) => toSource([{ name: 'notes.md', text: `${text}\n` }])

const repair = (text: string) => fixSource(source(text))[0]?.after.slice(0, -1)

const tell = (text: string) => {
  const checked = source(text)
  check(checked, {})
  return checked.files.flatMap(({ file }) =>
    file.messages.flatMap(({ ruleId, line, reason }) =>
      ruleId === 'other-dialect' ? [`${line}: ${reason}`] : [],
    ),
  )
}

describe('a heading without its blank', () => {
  it('is told, and written as one', () => {
    const text = '##Summary\n\nText.\n###2.1 *Way* in\nMore.'
    expect(tell(text)).toEqual([
      '1: `##Summary` is text, since no space follows its `##`. Write `## Summary`',
      '4: `###2.1 *Way* in` is text, since no space follows its `###`. Write `### 2.1 *Way* in`',
    ])
    expect(repair(text)).toBe('## Summary\n\nText.\n### 2.1 *Way* in\nMore.')
  })

  it('has one sign only beside others of its kind', () => {
    expect(repair('#Summary\n\nText.\n\n#The way in\n\nMore.')).toBe(
      '# Summary\n\nText.\n\n# The way in\n\nMore.',
    )
  })

  it.each([
    '#StopRansomware: Akira',
    '#malware #loader\n\nText.\n\n#phishing #kit',
    '`##a`\n\n```\n##a\n```',
    'The channel ##a is open.',
    '#1 in the list, and #2.\n\n#3 is missing.',
    '#!/bin/sh',
  ])('is not seen in %j', (text) => {
    expect(tell(text)).toEqual([])
  })
})

describe('Markdown that an editor has escaped', () => {
  const pasted = [
    String.raw`\# Phishing report`,
    String.raw`\#\# Summary`,
    String.raw`\*\*Two\*\* mails came.`,
    String.raw`\- A mail`,
    String.raw`\- Another`,
    String.raw`\> As \_they\_ said.`,
  ].join('\n\n')

  it('is told at each line, and written as it was meant', () => {
    expect(tell(pasted).slice(0, 3)).toEqual([
      String.raw`1: ${'`'}\#${'`'} is text, since a backslash stands before it. Leave the backslash out, if it is meant as Markdown`,
      String.raw`3: ${'`'}\#\#${'`'} is text, since a backslash stands before it. Leave the backslash out, if it is meant as Markdown`,
      String.raw`5: ${'`'}\*\*Two\*\*${'`'} is text, since a backslash stands before it. Leave the backslash out, if it is meant as Markdown`,
    ])
    expect(repair(pasted)).toBe(
      [
        '# Phishing report',
        '## Summary',
        '**Two** mails came.',
        '- A mail',
        '- Another',
        String.raw`> As \_they\_ said.`,
      ].join('\n\n'),
    )
  })

  it.each([
    String.raw`| \# of hosts |${'\n'}|---|${'\n'}| \- |`,
    String.raw`\* estimated${'\n\n'}\* estimated${'\n\n'}\* estimated`,
    String.raw`\- Ann`,
    String.raw`The glob \*\*/a\*\* and \#1.`,
  ])('is not seen in %j', (text) => {
    expect(tell(text)).toEqual([])
  })
})

describe('what chats leave', () => {
  it.each([
    ['See <https://a.example/b|the *page*>.', 'See [the *page*](https://a.example/b).'],
    ['Mail <mailto:a@b.example|a@b.example>.', 'Mail [a@b.example](mailto:a@b.example).'],
  ])('of links is written as a link: %j', (before, after) => {
    expect(repair(before)).toBe(after)
  })

  it('is told', () => {
    expect(
      tell(
        'See <https://a.example/b|this>, <@U012AB3CD> in <#C012AB3CD|soc>. It spread【12†source】 and grew :contentReference[oaicite:3]{index=3} [cite: 1, 2].',
      ),
    ).toEqual([
      '1: `<https://a.example/b|this>` is a link in a chat. Write `[this](https://a.example/b)`',
      '1: `<@U012AB3CD>` names somebody in a chat. Write the name',
      '1: `<#C012AB3CD|soc>` names a channel in a chat. Write `soc`',
      '1: `【12†source】` is what an assistant leaves of a source, and leads nowhere. Call a note, and write the source in it',
      '1: `:contentReference[oaicite:3]{index=3}` is what an assistant leaves of a source, and leads nowhere. Call a note, and write the source in it',
      '1: `[cite: 1, 2]` is what an assistant leaves of a source, and leads nowhere. Call a note, and write the source in it',
    ])
  })

  it.each(['Run `<https://a|b>`, a | b < c > d.', '【速報】 と [cite this]', 'a <b@c.example>'])(
    'is not seen in %j',
    (text) => {
      expect(tell(text)).toEqual([])
    },
  )
})
