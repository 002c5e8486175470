import { expect, it } from 'vitest'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const repair = (text: string) => {
  const front = '---\ntitle: T\n---\n'
  const source = toSource([
    { name: 'briefing.md', text: front },
    { name: '01-chapter.md', text: `# A\n\n${text}\n` },
  ])
  return fixSource(source)
    .find(({ path }) => path.endsWith('01-chapter.md'))
    ?.after.slice(5, -1)
}

it.each([
  ['<p style="width:0.5in;line-height:0.9;border-width:0">A</p>', '<p>A</p>'],
  [
    'Copy <new files> to <your host name here>.',
    'Copy &lt;new files> to &lt;your host name here>.',
  ],
  ['<div class="break" />\n\nText.', '<div></div>\n\nText.'],
  ['Run `a` with <IP>, <dyn> and <T>.', 'Run `a` with &lt;IP>, &lt;dyn> and &lt;T>.'],
  [
    '<p style="margin: 0;padding: 0;justify-content: center;background-position: 0;">A</p>',
    '<p>A</p>',
  ],
  ['<small>Photo: **A**</small>', 'Photo: **A**'],
  ['Made <font color="red">red <big>and</big> big</font>.', 'Made red and big.'],
  [
    'A <u>line</u>, a <mark>mark</mark>, <cite>A *book*</cite>',
    'A <ins>line</ins>, a <strong>mark</strong>, <em>A *book*</em>',
  ],
  ['<center>\n\n**Middle**\n\n</center>', '<div align="center">\n\n**Middle**\n\n</div>'],
  ['<aside class="x">\n\n**Beside**\n\n</aside>', '<div>\n\n**Beside**\n\n</div>'],
  ['<aside>\n💡 **Short** – text.\n\n</aside>', '> [!TIP]\n> **Short** – text.'],
  ['<aside>\n⚠️\n\n**Open**\n\n- One\n\n</aside>', '> [!WARNING]\n> **Open**\n>\n> - One'],
  ['Text.\n<aside>\n🐻 Bear\n</aside>', 'Text.\n\n> [!NOTE]\n> 🐻 Bear'],
  [
    '<table>\n<colgroup>\n<col style="width: 18%" />\n<col/>\n</colgroup>\n<tr><td>A</td></tr></table>',
    '<table>\n<tr><td>A</td></tr></table>',
  ],
  [
    '<table><colgroup><col style="width: 9px;" /></colgroup><tr><td><time datetime="1">A</time></td></tr></table>',
    '<table><tr><td>A</td></tr></table>',
  ],
  [
    '<figure>\n<img src="a.png" style="width:5in" alt="A" />\n<figcaption aria-hidden="true"><p>Figure 1: A <em>path</em></p></figcaption>\n</figure>',
    ':::figure\n<img src="a.png" alt="A" />\n\nA <em>path</em>\n:::',
  ],
  [
    '<figure markdown="span">\n  ![A](a.png){ width="300" }\n  <figcaption>A path\n  on</figcaption>\n</figure>',
    ':::figure\n![A](a.png)\n\nA path\n  on\n:::',
  ],
  ['<figure><img src="a.png" alt="A"></figure>', '<img src="a.png" alt="A">'],
  ['> <p><small>One</small>\n> <small>Two</small></p>', '> <p>One\n> Two</p>'],
  ['<b><small>One</small></b> <small>Two</small>', '<b>One</b> Two'],
  ['| a |\n|---|\n| <small>One</small> |', '| a |\n|---|\n| One |'],
  ['<p align="center" class="x" style="color: red">a</p>', '<p align="center">a</p>'],
  ['A <span style=color:red data-x>red</span> word', 'A <span>red</span> word'],
  [
    'Text\n<table border="1">\n<caption>Hosts of\n<b>May</b></caption>\n<tr><td>1</td></tr>\n</table>',
    'Text\n\nHosts of <b>May</b>\n\n<table border="1">\n<tr><td>1</td></tr>\n</table>',
  ],
  ['<table><caption></caption><tr><td>1</td></tr></table>', '<table><tr><td>1</td></tr></table>'],
])('makes of %j what GitHub shows', (text, repaired) => {
  expect(repair(text)).toBe(repaired)
})

it.each([
  'A <small>never closed.',
  'Words inside <bdi> tags vanish.\n\nThe name reads Ado<bdi>xyz</bdi>be.',
  'An end </small> alone.',
  '**A <small>tag** across</small> others.',
  '<script>alert(1)</script>',
  'A <name>for one</name>.',
  '`<small>Code</small>`',
  '<table><caption>A * b * c</caption><tr><td>1</td></tr></table>',
  '<table><caption><p>One</p></caption><tr><td>1</td></tr></table>',
  '<div>\n<table><caption>One</caption><tr><td>1</td></tr></table>\n</div>',
  '<p onclick="x()">a</p>',
  '<p style="display: none">a</p>',
  '<p style="font-size:0">a</p>',
  '<p style="background: url(https://a.example/)">a</p>',
])('leaves %j to its author', (text) => {
  expect(repair(text)).toBe(text)
})
