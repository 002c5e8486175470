import { describe, expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const title = '# One\n\n'

const chapter = (text: string) => toSource([{ name: '01-a.md', text: `${title}${text}` }])

/** Repairs a chapter until nothing is left to repair. */
const fix = (text: string) => {
  const [file] = fixSource(chapter(text))
  expect(file?.refused).toBeUndefined()
  return file?.after.slice(title.length)
}

const tell = (text: string) => {
  const source = chapter(text)
  check(source, {})
  return source.files.flatMap(({ file }) =>
    file.messages.flatMap(({ ruleId = '', line, reason }) =>
      ['other-dialect', 'raw-html', 'markdown-in-html'].includes(ruleId)
        ? [`${line}: ${reason}`]
        : [],
    ),
  )
}

describe('a box between two commands', () => {
  it.each([
    [
      'Hugo, of a theme',
      '{{< hint info >}}\nOne[^a].\n\n- two\n{{< /hint >}}\n',
      '> [!NOTE]\n> One[^a].\n>\n> - two\n',
    ],
    ['Hugo, by its name', '{{% warning %}}\nOne\n{{% /warning %}}\n', '> [!WARNING]\n> One\n'],
    [
      'Hugo, in one line',
      '{{< hint danger >}}One **b**.{{< /hint >}}\n',
      '> [!CAUTION]\n> One **b**.\n',
    ],
    [
      'Docsy',
      '{{% alert title="Read *this*" color="danger" %}}\nOne\n{{% /alert %}}\n',
      '> [!CAUTION]\n> Read *this*\n>\n> One\n',
    ],
    [
      'Hugo, with a title after its kind',
      '{{< admonition tip "Read this" >}}\nOne\n{{< /admonition >}}\n',
      '> [!TIP]\n> **Read this**\n>\n> One\n',
    ],
    ['Hugo, without blanks', '{{<note>}}\nOne\n{{</note>}}\n', '> [!NOTE]\n> One\n'],
    ['GitBook', '{% hint style="danger" %}\nOne\n{% endhint %}\n', '> [!CAUTION]\n> One\n'],
    [
      'Mintlify',
      '<Warning>\n  One `a`\n\n  Two\n</Warning>\n',
      '> [!WARNING]\n> One `a`\n>\n> Two\n',
    ],
    ['Mintlify, in one line', '<Note>One **b**.</Note>\n', '> [!NOTE]\n> One **b**.\n'],
    [
      'Docusaurus and Starlight',
      '<Aside type="caution" title="Read this">\nOne\n</Aside>\n',
      '> [!CAUTION]\n> **Read this**\n>\n> One\n',
    ],
    ['in a list', '- a\n\n  {{< tip >}}\n  One\n  {{< /tip >}}\n', '- a\n\n  > [!TIP]\n  > One\n'],
    [
      'in another box',
      '{{< note >}}\nOne\n\n{{< tip >}}\nTwo\n{{< /tip >}}\n{{< /note >}}\n',
      '> [!NOTE]\n> One\n>\n> > [!TIP]\n> > Two\n',
    ],
    ['Windows', '{{< note >}}\r\nOne\r\n{{< /note >}}\r\n', '> [!NOTE]\r\n> One\r\n'],
  ])('becomes an alert: %s', (_, before, after) => {
    const note = before.includes('[^a]') ? '\n[^a]: A note.\n' : ''
    expect(fix(before + note)).toBe(after + note)
  })

  it.each([
    [
      'tabs of Hugo',
      '{{< tabs "a" >}}\n{{< tab "Linux" >}}\nOne\n{{< /tab >}}\n\n{{< tab name="Windows" >}}\nTwo\n{{< /tab >}}\n{{< /tabs >}}\n',
      '**Linux**\n\nOne\n\n**Windows**\n\nTwo\n',
    ],
    [
      'tabs of Docusaurus',
      '<Tabs groupId="os">\n<TabItem value="linux" label="Linux" default>\n\nOne\n\n</TabItem>\n</Tabs>\n',
      '**Linux**\n\nOne\n',
    ],
    [
      'steps that are indented',
      '<Steps>\n  <Step title="First">\n    Do `this`:\n\n    ```sh\n    ls\n      a\n    ```\n  </Step>\n</Steps>\n',
      '**First**\n\nDo `this`:\n\n```sh\nls\n  a\n```\n',
    ],
  ])('gives what it holds, and its title: %s', (_, before, after) => {
    expect(fix(before)).toBe(after)
  })

  it.each([
    ['code', '`{{< note >}}` and `{{< /note >}}`\n\n```\n{{< note >}}\nOne\n{{< /note >}}\n```\n'],
    ['words around it', 'Read {{< note >}}this{{< /note >}}.\n'],
    ['a command that is no box', '{{< chart >}}\nOne\n{{< /chart >}}\n'],
    ['a box with a note in it', '{{< note >}}\nOne[^a]\n\n[^a]: A note.\n{{< /note >}}\n'],
    ['a placeholder with an end', 'Run `a` with <IP>x</IP>.\n'],
  ])('stays: %s', (_, text) => {
    expect(fix(text)).toBe(text)
  })

  it('is told once, at the line where it begins', () => {
    expect(tell('{{< hint danger >}}\nOne\n{{< /hint >}}\n')).toEqual([
      '3: `{{< hint danger >}}` is a box elsewhere. Write a quote whose first line is `[!CAUTION]` and nothing else, with `> ` before each line, and leave out `{{< /hint >}}`',
    ])
    expect(tell('{{<note>}}\nOne **b**\n{{</note>}}\n')).toEqual([
      '3: `{{<note>}}` is a box elsewhere. Write a quote whose first line is `[!NOTE]` and nothing else, with `> ` before each line, and leave out `{{</note>}}`',
    ])
    expect(tell('<Note>\nOne **b**\n</Note>\n')).toEqual([
      '3: `<Note>` is a box elsewhere. Write a quote whose first line is `[!NOTE]` and nothing else, with `> ` before each line, and leave out `</Note>`',
    ])
    expect(tell('<TabItem value="a" label="Linux">\n\nOne\n\n</TabItem>\n')).toEqual([
      '3: `<TabItem value="a" label="Linux">` is no HTML. Leave it out with `</TabItem>`, and write its title in bold: `**Linux**`',
    ])
    expect(tell('<Chart data={rows} />\n\nAn <IP>.\n')).toEqual([
      '3: `<Chart>` is a component of a site, and nothing of it is shown here. Leave it out, or write what it would have shown',
      '5: `<IP>` is not HTML that GitHub shows. If it is meant as text, write `&lt;IP>`, or as code',
    ])
  })
})
