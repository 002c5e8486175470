import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** One generated briefing, as every engine reads it. */
export interface Text {
  notes: number
  /** File of each form, by its name below the folder. */
  files: { name: string; content: string }[]
}

/** How one piece of text is written for each engine. */
interface Forms {
  ours: string
  html: string
  typst: string
  pandoc: string
}

const clauses = [
  '攻撃者は標的の組織に侵入した後で情報を集め外部へ送った',
  '防御側は記録を調べ通信を遮断し端末を隔離した',
  '当局は声明を出し関係国に協力を求めた',
  '企業は更新を急ぎ利用者に注意を促した',
  '調査の結果は来月に公表される見込みである',
]

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120" width="400" height="120"><path d="M10 110 90 60 170 80 250 30 390 15" fill="none" stroke="#357" stroke-width="3"/></svg>'

/** Always the same text: Park and Miller's generator. */
function makeRandom(): (below: number) => number {
  let seed = 7
  return (below) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
}

/**
 * Writes a Japanese briefing of paragraphs, tables, figures and notes. Before each call stands `C7c`, each note begins
 * with `N7n`, so that every PDF can be held to it by its text alone.
 */
export function makeText(sections: number, face: string, script: string): Text {
  // A long briefing has longer chapters, not more: each of them has a place on the one page of the summary.
  const chapters = Math.max(1, Math.min(12, Math.floor(sections / 3)))
  const random = makeRandom()
  const sentence = () =>
    `${clauses[random(clauses.length)]}${random(3) === 0 ? ` APT${random(90)} ` : ''}。`
  const prose = (count: number) => Array.from({ length: count }, sentence).join('')
  const all: Forms = { ours: '', html: '', typst: '', pandoc: '' }
  const sources: Text['files'] = []
  let unplaced = ''
  let notes = 0
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    const definitions: string[] = []
    const asides: string[] = []
    const call = (): Forms & { plain: string } => {
      notes += 1
      const text = `N${notes}n 出典：REUTERS 『Why a leaked recording on aid is causing an outcry』`
      const url = `https://example.com/world/europe/why-leaked-recording-is-causing-an-outcry-2024-03-04/${notes}`
      definitions.push(`[^n${notes}]: ${text} <${url}>`)
      asides.push(`<p class="end">${text} <a href="${url}">${url}</a></p>`)
      const mark = ` C${notes}c`
      return {
        ours: `${mark}[^n${notes}]`,
        html: `${mark}<span class="fn">${text} <a href="${url}">${url}</a></span>`,
        plain: `${mark}<sup>${asides.length}</sup>`,
        typst: `${mark}#footnote[${text} #link("${url}")]`,
        pandoc: `${mark}^[${text} <${url}>]`,
      }
    }
    let own = `# 第${chapter}の話題\n\n:::summary\n- 要点\n:::\n\n`
    let plain = ''
    const add = (forms: Forms, bare = forms.html) => {
      own += forms.ours
      all.html += forms.html
      all.typst += forms.typst
      all.pandoc += forms.pandoc
      plain += bare
    }
    const head = `第${chapter}の話題`
    all.html += `<section class="chapter"><h1>${head}</h1>`
    all.typst += `#pagebreak(weak: true)\n= ${head}\n`
    all.pandoc += `# ${head}\n\n`
    for (let section = 0; section < sections / chapters; section += 1) {
      const title = `節${section}`
      add({
        ours: `## ${title}\n\n`,
        html: `<h2>${title}</h2>`,
        typst: `== ${title}\n`,
        pandoc: `## ${title}\n\n`,
      })
      for (let paragraph = 0; paragraph < 6; paragraph += 1) {
        if (paragraph === 4) {
          const rows = Array.from({ length: 4 }, () => {
            const day = `2024-03-${1 + random(28)}`
            return { day, said: prose(1), call: call() }
          })
          const table = (cells: string) =>
            `<table><thead><tr><th>日付</th><th>事象</th></tr></thead><tbody>${cells}</tbody></table>`
          const row = (day: string, said: string) => `<tr><td>${day}</td><td>${said}</td></tr>`
          add(
            {
              ours: `| 日付 | 事象 |\n|---|---|\n${rows.map(({ day, said, call }) => `| ${day} | ${said}${call.ours} |\n`).join('')}\n`,
              html: table(rows.map(({ day, said, call }) => row(day, said + call.html)).join('')),
              typst: `#table(columns: 2, table.header[日付][事象], ${rows.map(({ day, said, call }) => `[${day}],[${said}${call.typst}]`).join(',')})\n\n`,
              pandoc: `| 日付 | 事象 |\n|------|------------------------------|\n${rows.map(({ day, said, call }) => `| ${day} | ${said}${call.pandoc} |\n`).join('')}\n`,
            },
            table(rows.map(({ day, said, call }) => row(day, said + call.plain)).join('')),
          )
          continue
        }
        const before = prose(2 + random(4))
        const after = prose(1 + random(4))
        const one = call()
        add(
          {
            ours: `${before}${one.ours}${after}\n\n`,
            html: `<p>${before}${one.html}${after}</p>`,
            typst: `${before}${one.typst}${after}\n\n`,
            pandoc: `${before}${one.pandoc}${after}\n\n`,
          },
          `<p>${before}${one.plain}${after}</p>`,
        )
      }
      add({
        ours: '![侵入の件数](line.svg "侵入の件数")\n\n',
        html: `<figure>${drawing}<figcaption>侵入の件数</figcaption></figure>`,
        typst: '#figure(image("line.svg", width: 80mm), caption: [侵入の件数])\n\n',
        pandoc: '![侵入の件数](line.svg)\n\n',
      })
    }
    all.html += '</section>'
    unplaced += `<section class="chapter"><h1>${head}</h1>${plain}${asides.join('')}</section>`
    const name = `briefings/bench/${String(chapter).padStart(3, '0')}-c${chapter}.md`
    sources.push({ name, content: `${own}${definitions.join('\n\n')}\n` })
  }
  const page = (body: string, more = '') =>
    `<!doctype html><html lang="ja"><meta charset="utf-8"><title>bench</title><style>${face}${style}</style>${more}<body>${body}</body></html>`
  return {
    notes,
    files: [
      { name: 'briefings/bench/briefing.md', content: frontMatter },
      { name: 'briefings/bench/line.svg', content: drawing },
      ...sources,
      { name: 'line.svg', content: drawing },
      { name: 'plain.html', content: page(unplaced) },
      { name: 'paged.html', content: page(all.html, script) },
      { name: 'footnote.html', content: page(all.html) },
      { name: 'text.typ', content: `${typstHead}${all.typst}` },
      { name: 'text.md', content: all.pandoc },
    ],
  }
}

export async function writeText(folder: string, { files }: Text): Promise<void> {
  for (const { name, content } of files) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/** Takes what a script was given: the folder of a briefing, or the number of sections of a text to generate below a root. */
export async function findFolder(given: string, root: string): Promise<string> {
  const sections = Number(given)
  if (!(sections > 0)) return given
  await writeText(root, makeText(sections, '', ''))
  return path.join(root, 'briefings', 'bench')
}

const frontMatter = `---
title: 測定用の月報
layout: monthly
language: ja
period: "2024-03"
issued: 2024-04-10
version: "0.01"
classification: Public
publisher: Example
---

導入。
`

const typstHead = `#set page(paper: "a4", margin: (x: 20mm, top: 22mm, bottom: 25mm), numbering: "1")
#set text(font: "BIZ UDPGothic", size: 10.5pt, lang: "ja")
#set par(justify: true, leading: 0.8em)
#set table(stroke: .5pt)
`

const style = `@page{size:A4;margin:22mm 20mm 25mm;@bottom-right{content:counter(page)}@footnote{border-top:.5pt solid}}
body{font:10.5pt/1.8 F;margin:0;text-align:justify}
section.chapter{break-before:page}h1{font-size:18pt}h2{font-size:13pt}h1,h2{break-after:avoid}
p{margin:0 0 .6em;orphans:2;widows:2}.end{font-size:8pt;line-height:1.4}
table{border-collapse:collapse;width:100%}td,th{border:.5pt solid #888;padding:2pt 4pt;vertical-align:top}tr{break-inside:avoid}
figure{margin:1em 0;text-align:center;break-inside:avoid}
.fn{float:footnote;font-size:8pt;line-height:1.4}.fn::footnote-call{font-size:.7em;vertical-align:super}`
