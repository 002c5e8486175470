import GithubSlugger from 'github-slugger'
import type { Heading } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range, RuleFinding } from '../finding.js'
import { listChatMarks } from '../foreign/chat-marks.js'
import { listContentsEntries } from '../foreign/contents-entries.js'
import { listCrossReferences, listNamedPictures } from '../foreign/cross-references.js'
import { listDefinitions } from '../foreign/definition-lists.js'
import { listDescribedPictures } from '../foreign/described-pictures.js'
import { adviseTable, dialects } from '../foreign/dialects.js'
import { repairDrawnTable, ruledLine } from '../foreign/drawn-tables.js'
import { listForeignAlerts } from '../foreign/foreign-alerts.js'
import { repairIndented } from '../foreign/indented-boxes.js'
import { listEscaped, listTightHeadings } from '../foreign/missed-markdown.js'
import { listPairedBoxes } from '../foreign/paired-boxes.js'
import { publishingDialects } from '../foreign/publishing-dialects.js'
import { listSiteCommands } from '../foreign/site-commands.js'
import { listWikiLinks } from '../foreign/wiki-links.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/** What is repaired with the lines around it, by its sign. */
const repairs: ReadonlyMap<string, (at: SourceFile, start: number) => Edit[]> = new Map([
  ['!!!', repairIndented],
  ['???', repairIndented],
  ['===', repairIndented],
  ['+-', repairDrawnTable],
])

/**
 * What another tool's Markdown makes more of, and prints as it stands here.
 *
 * Links and pictures of wikis, or with a space in their address, marks of Obsidian, attributes and citations of pandoc,
 * references of Quarto, tables drawn with lines, LaTeX, boxes and tabs of MkDocs, commands of site generators, embeds
 * and sizes of pictures of Zenn, readings of Japanese, remnants of Word: on GitHub they are text, and so they are here.
 * Put what is meant as it stands into code. The fix makes alerts of callouts and boxes, links of those of wikis that
 * lead to the report and words of the others, figures and references of Quarto's, items of terms and what explains them,
 * marks words in bold, moves what describes a picture into it, and leaves out attributes, lists of contents and remnants of Word.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One {#one .unnumbered}
 *
 * See [[Lateral movement|above]] and ![[map.png]]: it is ==new== [@doe2024, p. 3] :warning:
 *
 * ![The map](figures/map of May.png "Our map") and [the report](report (1).pdf)
 *
 * Area: 10^2^ m, $x_1$, \newpage, {{ customer }}, {% include a.html %}, %%ask them%%
 *
 * Beacon
 * : A short message home.
 *
 * !!! warning "Still open"
 *     Nothing yet.
 *
 * > [!info] More
 * > Text.
 *
 * Host    Day
 * ------- -----
 * a       1
 *
 * +------+-----+
 * | Host | Day |
 * +------+-----+
 *
 * From Word<o:p></o:p>
 * ~~~
 * 01-chapter.md 1:7-1:25: `{#one .unnumbered}` sets attributes elsewhere. Leave it out
 * 01-chapter.md 3:5-3:31: `[[Lateral movement|above]]` is a link in a wiki, to a page that is not in the report. Write `above`
 * 01-chapter.md 3:36-3:48: `![[map.png]]` is a picture in a wiki. Write `![what it shows](figures/map.png)`
 * 01-chapter.md 3:56-3:63: `==new==` marks words elsewhere. Write `**new**`
 * 01-chapter.md 3:64-3:80: `[@doe2024, p. 3]` cites a source elsewhere. Call a note, `[^doe2024]`, and write the source in it
 * 01-chapter.md 3:81-3:90: `:warning:` is an emoji elsewhere. Write the character itself
 * 01-chapter.md 5:1-5:45: `![The map](figures/map of May.png "Our map")` is no picture, since a space ends its address. Write `![The map](<figures/map of May.png> "Our map")`
 * 01-chapter.md 5:50-5:78: `[the report](report (1).pdf)` is no link, since a space ends its address. Write `[the report](<report (1).pdf>)`
 * 01-chapter.md 7:9-7:12: `^2^` is set high elsewhere. Write `<sup>2</sup>`
 * 01-chapter.md 7:16-7:21: `$x_1$` is a formula elsewhere. Write it in words, or export it as SVG and show the picture
 * 01-chapter.md 7:23-7:31: `\newpage` is LaTeX. Leave it out, or write it in Markdown
 * 01-chapter.md 7:33-7:47: `{{ customer }}` is a placeholder that nothing fills in. Write what belongs there
 * 01-chapter.md 7:49-7:69: `{% include a.html %}` is a command to a site generator. Leave it out, or write what it would have shown
 * 01-chapter.md 7:71-7:83: `%%ask them%%` is a comment elsewhere, and is printed here. Write `<!-- … -->`
 * 01-chapter.md 10:1-10:24: `: A short message home.` explains the line above it elsewhere, and goes on in that line here. Write `- **Term**: what it means`
 * 01-chapter.md 12:1-12:25: `!!! warning "Still open"` is a box elsewhere. Write a quote whose first line is `[!WARNING]` and nothing else, with `> ` before each line
 * 01-chapter.md 15:3-15:10: `[!info]` is no alert on GitHub. Write a quote whose first line is `[!NOTE]` and nothing else
 * 01-chapter.md 19:1-19:14: `------- -----` draws a table elsewhere. Write its rows as `| a | b |`, and `|---|---|` below the first
 * 01-chapter.md 22:1-24:15: `+------+-----+ | Host | Day | +------+-----+` draws a table elsewhere. Write its rows as `| a | b |`, and `|---|---|` below the first
 * 01-chapter.md 26:10-26:15: `<o:p>` is a remnant of Word, and is printed here. Leave it out
 * 01-chapter.md 26:15-26:21: `</o:p>` is a remnant of Word, and is printed here. Leave it out
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * @[card](https://www.example.com/a)
 *
 * ![画面](figures/a.png =250x)の｜脆弱性《ぜいじゃくせい》
 *
 * {% embed url="https://www.example.com/b" %}
 * ~~~
 * 01-chapter.md 3:1-3:35: `@[card](https://www.example.com/a)` shows a page in this one elsewhere. Write `<https://www.example.com/a>`, or cite it in a note
 * 01-chapter.md 5:1-5:27: `![画面](figures/a.png =250x)` is no picture here, since it gives a size. Write `![画面](figures/a.png)`
 * 01-chapter.md 5:28-5:41: `｜脆弱性《ぜいじゃくせい》` gives a reading elsewhere. Write `<ruby>脆弱性<rt>ぜいじゃくせい</rt></ruby>`
 * 01-chapter.md 7:1-7:44: `{% embed url="https://www.example.com/b" %}` shows a page in this one elsewhere. Write `<https://www.example.com/b>`, or cite it in a note
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * [Summary [3](#summary)](#summary)
 *
 * [The intrusion
 * [4](#the-intrusion)](#the-intrusion)
 *
 * ## Summary
 *
 * ## The intrusion
 * ~~~
 * 01-chapter.md 3:1-6:37: This is a list of contents, with the numbers of pages elsewhere. Leave it out: the contents are made of the headings
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * As `[[ -f x ]]`, `{{7*7}}` and a == b, for $5 and $10 at 10:30:45, in C:\newpage, by user[@]example[.]com.
 *
 * ![The map](<figures/map of May.png> "Our map") and [the report](report%20%281%29.pdf), see [1](as above).
 *
 * > [!NOTE]
 * > Text.
 * ~~~
 */
export default defineRule({
  id: 'other-dialect',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const boxes = listPairedBoxes(at).filter(({ tag }) => tag === undefined)
      const parts = [
        ...listCrossReferences(at),
        ...listNamedPictures(at),
        ...listDescribedPictures(at),
        ...listWikiLinks(at, files),
        ...listSiteCommands(at),
        ...listTightHeadings(at),
        ...listEscaped(at),
        ...listChatMarks(at),
        ...listContentsEntries(at),
        ...boxes.map(({ opening, reason, edits }) => ({ place: opening, reason, fix: edits })),
      ]
      const known = [...parts.map(({ place }) => place), ...boxes.map(({ closing }) => closing)]
      const all = [
        ...parts,
        ...listDialects(at, known),
        ...listDefinitions(at),
        ...listRuledLines(at),
        ...listForeignAlerts(at),
      ]
      for (const found of all) report({ at, ...found })
    }
  },
})

type Finding = Omit<RuleFinding, 'at'>

/** @param known places that are told as parts of something more */
function listDialects(at: SourceFile, known: readonly Range[]): Finding[] {
  const source = textOf(at)
  const isKnown = (offset: number) => known.some(([start, end]) => start <= offset && offset < end)
  const found: Finding[] = []
  for (const { text, start, block } of at.prose) {
    for (const { sign, pattern, explain, repair } of [...dialects, ...publishingDialects]) {
      if (!text.includes(sign)) continue
      for (const { 0: match, index } of text.matchAll(pattern)) {
        const from = start + index + (/^[ \t>]*/.exec(match)?.[0].length ?? 0)
        const to = start + index + match.trimEnd().length
        if (isKnown(from)) continue
        const written = source.slice(from, to)
        const reason = `\`${shorten(written)}\` ${explain(written)}`
        const plain = repair?.(written)
        const anchor = block.type === 'heading' ? makeAnchor(at, block, written) : undefined
        const better = plain === undefined ? undefined : (anchor ?? plain)
        const repaired = repairs.get(sign)?.(at, from)
        const fix = repaired ?? (better === undefined ? [] : rewrite(source, [from, to], better))
        // Attributes may have been meant as a mark.
        const explainedBy = [{ ruleId: 'tlp-mark', start: from }]
        found.push({ place: [from, to], reason, fix, explainedBy })
      }
    }
  }
  return found
}

/** Lines of dashes with blanks between them, above and below the rows of a table. */
function listRuledLines(at: SourceFile): Finding[] {
  return listNodes(at, 'thematicBreak').flatMap((line) => {
    const written = textOf(at)
      .slice(...rangeOf(line))
      .trim()
    if (!ruledLine.test(written)) return []
    const fix = repairDrawnTable(at, rangeOf(line)[0] ?? 0)
    return [{ place: line, reason: `\`${shorten(written)}\` ${adviseTable}`, fix }]
  })
}

/** The name that `{#name}` gives a heading, where a link leads to it and it is not the one that the heading's words give. */
function makeAnchor(at: SourceFile, heading: Heading, written: string): string | undefined {
  const name = /^\{:?[^}]*#([\w.:-]+)/.exec(written)?.[1]
  const text = textOf(at)
  if (name === undefined || !(text.includes(`](#${name})`) || text.includes(`@${name}`)))
    return undefined
  const words = textIn(heading).replace(/\s*\{[^{}]*\}\s*$/, '')
  return new GithubSlugger().slug(words) === name ? undefined : `<a name="${name}"></a>`
}

/** Writes something else for some words; the blanks before what is left out go with it. */
function rewrite(source: string, [from, to]: Range, text: string): Edit {
  const blanks = text ? '' : (/[ \t]*$/.exec(source.slice(Math.max(0, from - 40), from))?.[0] ?? '')
  return { range: [from - blanks.length, to], text }
}
