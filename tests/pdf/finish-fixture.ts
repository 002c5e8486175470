import { readFile } from 'node:fs/promises'
import { launchBrowser } from '../../src/browser/launch.js'
import { openPage } from '../../src/browser/open-page.js'
import { fontFaces } from '../../src/fonts/font-faces.js'
import { type FinishFacts, finish } from '../../src/pdf/finish.js'
import { print } from '../../src/pipeline/print-pages.js'

export const facts: FinishFacts = {
  frontMatter: {
    title: 'Tiny & <small>',
    layout: 'commentary',
    language: 'en',
    issued: '2024-04-10',
    version: '0.1',
    classification: 'Public',
    publisher: 'Example',
    authors: ['A. Author', 'B. Author'],
  },
  headings: ['Contents', 'First', 'Second', 'Third'].map((text) => ({ id: '', text })),
  epoch: undefined,
}

const dot =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="20" height="20"%3E%3Ccircle r="20"/%3E%3C/svg%3E'

const call = (n: number): string =>
  `<sup class="calls"><a href="#note-${n}" id="call-${n}">${n}</a></sup>`
const note = (n: number, text: string): string =>
  `<aside class="note" id="note-${n}" aria-label="Note ${n}"><a class="note-number" href="#call-${n}">${n}</a>${text}</aside>`
const area = (name: string, text: string): string =>
  `<${name} class="note-area"><div class="note-rule"></div>${text}</${name}>`

/** Notes stand where the page builder puts them: in a sentence, in a list, in a table, cut by a page's end. */
const body = `
<div class="cover"><p>Tiny</p><dl><div><dt>Issued</dt><dd>10 April</dd></div></dl></div>
<main>
<section class="contents"><h1>Contents</h1><ol>
<li><a href="#first"><span>First</span><span class="leader"></span><span>2</span></a><ol>
<li><a href="#second"><span>Second</span><span class="leader"></span><span>2</span></a></li></ol></li>
</ol></section>
<section id="first"><header><p>Chapter 1</p><h1>First</h1></header>
<p>Before the call${call(1)}, between${call(2)} the calls, and <span id="slot"></span>after the page’s end.</p>
${area('div', note(1, '<p>See <a href="https://example.com/?a=1&amp;b=(2)">https://example.com/</a></p>') + note(2, '<p>One paragraph.</p><p>This sentence goes on</p>'))}
<h2 id="second">Second${call(3)}</h2>
<p>Nothing is called here, <em>but</em> <code>code</code> <strong>is</strong> <a href="#figure">shown</a>.</p>
<ul><li>An item${call(4)}</li><li>Another <ol><li>inside</li></ol>
${area('div', `<aside class="note rest" aria-label="Note 2"><p>on the next page.</p></aside>${note(3, 'Bare text.')}${note(4, '<p>In a list</p><ul><li>item</li></ul>')}`)}
</li><li>The last.</li></ul>
<figure class="table"><figcaption><p>Table 1</p></figcaption><div><table>
<thead><tr><th>When</th><th>What</th><th>Who</th></tr></thead><tbody>
<tr><td>March</td><td></td><td>Them${call(5)}</td></tr>
<tr class="note-row"><td colspan="3">${area('div', note(5, 'From the table.'))}</td></tr>
<tr style="break-before: page"><td>April</td><td>It</td><td>Us</td></tr></tbody></table></div></figure>
<figure id="figure"><img alt="A dot" src='${dot}'><figcaption><p>Figure 1${call(6)}</p></figcaption></figure>
<blockquote><p>Quoted</p></blockquote><pre><code>let x
let y</code></pre><hr>
<p style="opacity: .5">Pale <span lang="ja">日本語</span> text.</p>
${area('div', note(6, 'Under all.'))}
</section>
<section><h2><a href="#first"><span>Part 1</span><span>Third</span></a></h2><p>End.</p></section>
</main>`

const style = `
@font-face { font-family: F; src: url(/f.ttf) }
@page { size: 300px 400px; margin: 30px; @top-right { content: "Head"; font: 8px F } @bottom-left { content: "Public\\A Example"; white-space: pre; font: 8px F } }
* { margin: 0; font: 10px/14px F }
.cover { border: 1px solid; background: #eee; break-after: page }
section { break-before: page }
.note-area { display: block; background: #fff; break-after: page } .note { display: block } p .note-area { float: left; width: 100%; height: 200px }
.note-rule { border-top: 1px solid; width: 50px }
.contents a { display: flex } .leader { flex: 1; border-bottom: 1px dotted } .contents ol { list-style: none }
table { border-collapse: collapse; width: 100% } th { background: #333; color: #fff } td { border-bottom: 1px solid }
code { background: #eee }`

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chrome’s title</title><style>${style}</style></head><body>${body}</body></html>`

/** Prints the tiny briefing in one browser so many times; gives the PDFs as Chrome writes them. */
export async function printTiny(times: number): Promise<Uint8Array[]> {
  await using launched = await launchBrowser()
  const files = new Map([
    ['f.ttf', { body: await readFile(fontFaces[0]?.file ?? ''), type: 'font/ttf' }],
  ])
  const printed: Uint8Array[] = []
  for (let time = 0; time < times; time += 1) {
    await using opened = await openPage(launched.browser, { html, files })
    // No HTML can say that blocks stand in a paragraph; the page builder does it in the document.
    await opened.page.evaluate(() => {
      const area = document.querySelector('.note-area')
      if (area) document.querySelector('#slot')?.replaceWith(area)
    })
    printed.push(await print(opened.page))
  }
  return printed
}

export async function finishTiny(pdf: Uint8Array): Promise<Uint8Array> {
  return (await finish(pdf, facts)).bytes
}
