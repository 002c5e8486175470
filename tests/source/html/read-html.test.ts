import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

/** A tree in brackets: `p("a" strong("b"))`; what prints nothing is left out. */
function outline(node: Nodes): string {
  if (node.type === 'html' || node.type === 'footnoteDefinition') return ''
  if (node.type === 'text') return JSON.stringify(node.value)
  const name = node.type === 'htmlElement' ? node.tagName : (short.get(node.type) ?? node.type)
  const own = [
    node.type === 'htmlElement' ? node.properties.id : undefined,
    node.type === 'htmlElement' ? node.properties.rowSpan : undefined,
    node.type === 'link' || node.type === 'image' ? node.url : undefined,
    node.type === 'heading' ? node.depth : undefined,
    node.type === 'code' || node.type === 'inlineCode' ? node.value : undefined,
  ].filter((value) => value !== undefined)
  const inside = 'children' in node ? node.children.map(outline).filter(Boolean) : []
  const label = own.length > 0 ? `${name}#${own.join(' ')}` : name
  return inside.length > 0 ? `${label}(${inside.join(' ')})` : label
}
const short = new Map([
  ['paragraph', 'p'],
  ['root', ''],
  ['emphasis', 'em'],
  ['tableRow', 'row'],
  ['tableCell', 'cell'],
])

const read = (text: string): string => outline(parseText(text)).slice(1, -1)

/** `kind element attribute line:column`, in the order of the text. */
function faultsOf(text: string): string[] {
  const found: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html')
      for (const { kind, element, attribute, position } of node.data?.faults ?? [])
        found.push(
          [kind, element, attribute, `${position.start.line}:${position.start.column}`]
            .filter(Boolean)
            .join(' '),
        )
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseText(text))
  return found
}

describe('HTML in a line of text', () => {
  it.each([
    ['A<br>b<BR/>c', 'p("A" break "b" break "c")'],
    ['10<sup>6</sup> and CO<sub>2</sub>', 'p("10" sup("6") " and CO" sub("2"))'],
    ['<b>a *b*</b> <i>c</i> <DEL>d</DEL>', 'p(strong("a " em("b")) " " em("c") " " delete("d"))'],
    ['Press <kbd>Ctrl</kbd>+<kbd>C</kbd>', 'p("Press " kbd("Ctrl") "+" kbd("C"))'],
    ['<span id="a">x</span> <a name="b"></a>y', 'p(span#a("x") " " span#b "y")'],
    ['<a href="https://a.example/">x</a>', 'p(link#https://a.example/("x"))'],
    [
      '<a href="https://a.example/">https://a.example/</a>',
      'p(link#https://a.example/("https://a.example/"))',
    ],
    ['<a href="https://a.example/"></a>x', 'p("x")'],
    ['a <img src="x.png" alt="X"> b', 'p("a " image#x.png " b")'],
    ['<code>a &amp; b</code> <tt>c</tt>', 'p(inlineCode#a & b " " inlineCode#c)'],
    ['<q>said</q> <q>言</q>', 'p("“" "said" "”" " " "「" "言" "」")'],
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', 'p(ruby("漢" rt("かん")))'],
    ['<u>a</u> <mark>b</mark>', 'p("a" " " "b")'],
    ['a <!-- c --> b', 'p("a " " b")'],
    ['*<b>a*</b>', 'p(em(strong("a")))'],
    [
      '| a |\n|---|\n| b<br>c<ul><li>d</li></ul> |',
      'table(row(cell("a")) row(cell(p("b" break "c") ul(li("d")))))',
    ],
    ['# A <div>b</div>', 'heading#1("A " "b" " " " ")'],
    ['a <div>b</div> c', 'p("a") div(p("b")) p("c")'],
    ['a[^x]<sup>b</sup>\n\n[^x]: <b>n</b>', 'p("a" footnoteReference sup("b"))'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree)
  })
})

describe('HTML in blocks', () => {
  it.each([
    ['<p align="center">a <b>b</b></p>', 'p("a " strong("b"))'],
    ['<div>\n\n*a*\n\n</div>\n\nb', 'div(p(em("a"))) p("b")'],
    [
      '<details><summary>More</summary>\n\n- a\n\n</details>',
      'details(summary("More") list(listItem(p("a"))))',
    ],
    ['<p align="center">\n\n**a**\n\n</p>', 'div(p(strong("a")))'],
    ['<h2>A &lt;b&gt;</h2>\nx', 'heading#2("A <b>") p("x")'],
    ['<h2 id="x">A</h2>', 'heading#2(span#x "A")'],
    ['<ol start="3"><li>a<li>b</ol>', 'ol(li("a") li("b"))'],
    ['<ul>a<li>b</ul>', 'div(p("a") div("b"))'],
    ['<li>a', 'div("a")'],
    ['<dl><dt>T<dd>D</dl>', 'dl(dt("T") dd("D"))'],
    ['<pre>\na\n  b\n</pre>', 'code#a\n  b'],
    ['<pre><code>a&lt;b</code></pre>', 'code#a<b'],
    ['<pre>a <b>b</b></pre>', 'pre("a " strong("b"))'],
    ['<blockquote>a</blockquote>', 'blockquote(p("a"))'],
    ['<hr>', 'thematicBreak'],
    ['<img src="a.png" alt="A">', 'p(image#a.png)'],
    ['<picture><source media="x"><img src="a.png" alt="A"></picture>', 'p(image#a.png)'],
    [
      '<a href="https://a.example/">\n\n![A](a.png)\n\n</a>',
      'p(link#https://a.example/(image#a.png))',
    ],
    ['<b>\n\na\n\n# b\n\n</b>', 'p(strong("a")) heading#1(strong("b"))'],
    ['<center>a</center>', 'p("a")'],
    ['<script>a()</script>\n\n<style>b {}</style>\n\nc', 'p("c")'],
    ['<video src="a">old *browser*</video>', 'p("old " em("browser"))'],
    ['<p></p>\n\n<br>', 'p(break)'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree)
  })

  it('leaves words in a mark of TLP in their line, in whatever that stands', () => {
    expect(read('a :tlp[b <kbd>c</kbd> d]{red} e')).toBe(
      'p("a " textDirective("b " kbd("c") " d") " e")',
    )
    expect(read('## :tlp[<b>a</b>]{red}')).toBe('heading#2(textDirective(strong("a")))')
    expect(read('| :tlp[a <div>b</div>]{red} |\n|---|')).toBe(
      'table(row(cell(textDirective("a " "b" " " " "))))',
    )
  })

  it('takes a table for a frame where all that is in it is another', () => {
    const inner = '\n\n| x |\n|---|\n| y |\n\n'
    const rows = 'table(row(cell("x")) row(cell("y")))'
    expect(read(`<table id="t"><tr><td>${inner}</td></tr></table>`)).toBe(`div#t(${rows})`)
    expect(read(`<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>`)).toBe(
      'div(p("a") table(tbody(tr(td("b")))))',
    )
    expect(read(`<table><tr><td>${inner}</td><td>z</td></tr></table>`)).toBe(
      `table(tbody(tr(td(${rows}) td("z"))))`,
    )
    expect(read('<table><tr><td>\n\n- a\n\n</td></tr></table>')).toBe(
      'table(tbody(tr(td(list(listItem(p("a")))))))',
    )
    expect(faultsOf(`<table class="c"><tr bgcolor="d"><td>${inner}</td></tr></table>`)).toEqual([
      'attribute table class 1:8',
      'attribute tr bgcolor 1:22',
    ])
  })

  it('reads a table as it was written, its head first', () => {
    expect(
      read(
        '<table><tfoot><tr><td>1</td></tr></tfoot><thead><tr><td>2</td></tr></thead><tr><td rowspan=9>3</td><td>\n\n*4*\n\n</td></tr></table>',
      ),
    ).toBe('table(tbody(tr(td("1"))) tbody(tr(td("2"))) tbody(tr(td#1("3") td(p(em("4"))))))')
    expect(read('<table><thead><tr><td>1<tbody><tr><td rowspan=9>2<tr><td>3</table>')).toBe(
      'table(thead(tr(th("1"))) tbody(tr(td#2("2")) tr(td("3"))))',
    )
  })
})

describe('what is left open', () => {
  it('takes in nothing of another paragraph, item, cell or quote', () => {
    expect(read('a <b>b\n\nc')).toBe('p("a " strong("b")) p("c")')
    expect(read('- <b>a\n- b')).toBe('list(listItem(p(strong("a"))) listItem(p("b")))')
    expect(read('> <div>\n\na')).toBe('blockquote p("a")')
    expect(read('| a |\n|---|\n| <b>b |\n| c |')).toBe(
      'table(row(cell("a")) row(cell(strong("b"))) row(cell("c")))',
    )
  })

  it('is told', () => {
    expect(faultsOf('a <b>b\n\n<div>\n\nc')).toEqual(['open b 1:3', 'open div 3:1'])
    expect(faultsOf('<p>a\n\n<a name="x">\n\n# b\n\n<ul><li>c</ul></i>')).toEqual([])
  })
})

describe('what would be shown elsewhere', () => {
  it.each([
    ['<table><tr><td>a</td>b</tr></table>', 'moved table 1:22', 'a b'],
    ['<table>\n\nb\n\n<tr><td>a</td></tr></table>', 'moved table 3:1', 'b a'],
    ['<table><tr>\n\n| x |\n|---|\n\n</tr></table>', 'moved table 3:1', 'x'],
    ['<a href="https://a.example/">x [y](https://b.example/)</a>', 'moved a 1:32', 'x y'],
  ])('%s is told, and its words stand where they were written', (text, fault, words) => {
    expect(faultsOf(text)).toEqual([fault])
    expect(textOf(parseText(text), { includeHtml: false }).trim()).toBe(words)
  })
})

describe('what is not on GitHub’s list', () => {
  it.each([
    [
      '<p onclick="x()" style="y" title="z">a</p>',
      ['attribute p onclick 1:4', 'attribute p style 1:18'],
    ],
    ['> a\n> <iframe src="b"></iframe>', ['element iframe 2:3']],
    ['- a\n\n  <div>\n  <u>b</u>\n  </div>', ['element u 4:3']],
    ['<source srcset="x">', ['attribute source srcset 1:9']],
    ['<input type=text>', ['attribute input type 1:8']],
    ['<form><button>a</button></form>', ['element form 1:1', 'element button 1:7']],
    ['<?php a ?>', ['declaration 1:1']],
    ['<div title="a\n\nb', ['cut 1:1']],
    ['<!-- a', ['comment 1:1']],
    ['<!-- a -->\n\n<!---->', []],
    ['<x-y>', ['element x-y 1:1']],
  ])('%s', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  it('bears any depth, and says so', () => {
    for (const name of ['div', 'b', 'sup', 'blockquote']) {
      const text = `${`<${name}>`.repeat(2000)}a\n`
      expect(faultsOf(text)[0]).toMatch(new RegExp(`^deep ${name} `))
      expect(read(text)).toContain('"a"')
    }
  })
})
