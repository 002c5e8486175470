import { shorten } from '../quote.js'
import { adviseAlert, adviseQuote } from './alert-names.js'
import { emoji, icon } from './emoji.js'
import { mayBeMark, mayHide } from './withholding.js'

/** Something that another tool's Markdown makes more of, and that is text here as it is on GitHub. */
export interface Dialect {
  /** A character without which nothing of the kind is in a text. */
  sign: string
  pattern: RegExp
  /** What it is elsewhere, and what to write here. */
  explain: (written: string) => string
  /** What to write here, where it says the same without doubt; an empty text for what is to be left out. */
  repair?: (written: string) => string | undefined
}

const leaveOut = () => ''

const attribute = String.raw`(?:[#.][\p{L}_][\w.:-]*|[\p{L}][\w-]*=(?:"[^"\r\n]*"|'[^'\r\n]*'|[\w.%-]+))`

/** An address that a space ends before its own end; a pair of parentheses may be part of it. */
const withSpace = String.raw`(?!<)(?![^()\r\n]*[ \t]=\d*%?x?\d*%?[ \t]*\))(?=[^()\r\n"]*[^()\s"][ \t]+[^()\s"]|[^()\r\n"]*[ \t]\()(?:[^()\r\n"]|\([^()\r\n]*\))*?`
const title = String.raw`(?:[ \t]+"[^"\r\n]*")?`

/** Each is looked for in the words of a paragraph, heading or cell, where code is left out. */
export const dialects: readonly Dialect[] = [
  {
    sign: '[',
    pattern: /^[ \t>]*(?:\[TOC\]|\[\[_?TOC_?\]\])[ \t]*$/gim,
    explain: () =>
      'is a list of contents elsewhere. Leave it out: the contents are made of the headings',
    repair: leaveOut,
  },
  {
    sign: '](',
    pattern: new RegExp(
      String.raw`!\[[^[\]\r\n]*\]\(${withSpace}${title}[ \t]*\)|\[[^[\]\r\n]+\]\(${withSpace}\.[a-z\d]{2,5}${title}[ \t]*\)`,
      'gi',
    ),
    explain: (written) =>
      `is ${written.startsWith('!') ? 'no picture' : 'no link'}, since a space ends its address. Write \`${inAngles(written)}\``,
  },
  {
    sign: '=',
    pattern: /(?<![=A-Za-z0-9+/])==(?![=\s])[^=\r\n]+(?<!\s)==(?!=)/g,
    explain: (written) => `marks words elsewhere. Write \`**${written.slice(2, -2)}**\``,
    repair: (written) => (written.includes('*') ? undefined : `**${written.slice(2, -2)}**`),
  },
  {
    sign: '@',
    pattern:
      /\[(?:(?:see|cf\.|e\.g\.) )?-?@\p{L}[\p{L}\p{N}_:.-]*(?:[,; ][^[\]\r\n]*)?\](?![(\uFFFC])|(?<![\p{L}\p{N}_.@/[;,-])@\p{Ll}[\p{L}_:-]*(?:19|20)\d\d[a-z]?(?:[_:-][\p{L}\p{N}_-]+)?(?![\p{L}\p{N}_@/:-]|\.[\p{L}\p{N}])/giu,
    explain: (written) =>
      `cites a source elsewhere. Call a note, \`[^${/@([\p{L}\p{N}_:.-]*)/u.exec(written)?.[1]}]\`, and write the source in it`,
  },
  {
    sign: ']{',
    pattern: /\[[^[\]]*\]\{[ \t]*(?:[.#]|lang=|style=|dir=)[^{}]*\}/gi,
    explain: (written) => {
      const words = repairSpan(written)
      const advice = words ? `Write \`${words}\`` : 'Leave it out'
      return adviseWithholding(written) ?? `dresses words elsewhere. ${advice}`
    },
    repair: (written) => (adviseWithholding(written) ? undefined : repairSpan(written)),
  },
  {
    sign: '{',
    pattern: new RegExp(
      String.raw`(?:(?<=[)\uFFFC]|(?<!\[[^[\]]*)\])\{:?|(?=\{[#.:])(?<=[ \t])(?<!^[ \t>]*:{3}[^\r\n]*)\{|^\{:):?\s*${attribute}(?:\s+${attribute})*\s*\}`,
      'gmu',
    ),
    explain: (written) => adviseWithholding(written) ?? 'sets attributes elsewhere. Leave it out',
    repair: (written) => (adviseWithholding(written) ? undefined : ''),
  },
  {
    sign: '{',
    pattern: /\{\{[<%][^{}\r\n]*[%>]\}\}|\{%(?![ \t]*embed[ \t])[^{}\r\n]*%\}/g,
    explain: () =>
      'is a command to a site generator. Leave it out, or write what it would have shown',
  },
  {
    sign: '{',
    pattern: /\{\{[ \t]*[\p{L}_][\p{L}\p{N}_.|\- ]*\}\}/gu,
    explain: () => 'is a placeholder that nothing fills in. Write what belongs there',
  },
  {
    sign: '\\',
    pattern:
      /(?<![\\\p{L}\p{N}:])\\(?:(?:newpage|clearpage|pagebreak|noindent|(?:big|med|small)skip)(?!\p{L})|(?:begin|end|cite[pt]?|footnote|ref|label|textbf|textit|emph|section|caption|vspace)\{[^{}\r\n]*\})/gu,
    explain: (written) =>
      written.startsWith('\\footnote')
        ? 'is a note in LaTeX. Write a call `[^label]`, and `[^label]: …` on a line of its own'
        : 'is LaTeX. Leave it out, or write it in Markdown',
  },
  {
    sign: '\\',
    // A line that says nothing else: a preamble, or the settings of a table.
    pattern:
      /^[ \t>]*\\(?:documentclass|usepackage|geometry|pagestyle|fancyhf|fancy(?:head|foot)|definecolor|color|hypersetup|maketitle|tableofcontents|(?:re)?newcommand|setlength|setcounter|addtocounter|centering|raggedright|hfill|vfill|hspace|rowcolor|hline|toprule|midrule|bottomrule|end(?:first|last)?(?:head|foot)|includegraphics|item|input|include|appendix|title|author|date|bibliography|printbibliography)\*?(?![\p{L}\\])[^\r\n]*/gmu,
    explain: () => 'is LaTeX. Leave it out, or write it in Markdown',
  },
  {
    sign: '$',
    pattern:
      /\$\$[^$]+\$\$|(?<![\\$\p{L}\p{N}])\$(?=[^\s$])[^$\r\n]*[\\^_][^$\r\n]*(?<!\s)\$(?![\p{L}\p{N}$])|(?<![\\$\p{L}\p{N}\uFFFC])\$\uFFFC+\$(?![\p{L}\p{N}$\uFFFC])/gu,
    explain: () =>
      'is a formula elsewhere. Write it in words, or export it as SVG and show the picture',
  },
  {
    sign: '+++',
    pattern: /^\+\+\+[ \t]*$/gm,
    explain: () => 'begins or ends front matter elsewhere. Leave it out, with all between the two',
  },
  {
    sign: '!!!',
    pattern: /^[ \t>]*!!![ \t]+\p{L}[^\r\n]*/gmu,
    explain: adviseBox,
  },
  {
    sign: '???',
    pattern: /^[ \t>]*\?\?\?\+?[ \t]+\p{L}[^\r\n]*/gmu,
    explain: adviseBox,
  },
  {
    sign: '==',
    // What begins with signs alone is a heading at the beginning of a paragraph only.
    pattern:
      /^[ \t>]*(={2,6})[ \t]+[\p{L}\p{N}][^\r\n]*?[ \t]+\1[ \t]*$|(?<![\s\S])[ \t>]*={2,6}[ \t]+[\p{L}\p{N}][^\r\n=]*$/gmu,
    explain: (written) => `is a heading elsewhere. Write \`${shorten(toHeading(written))}\``,
    repair: toHeading,
  },
  {
    sign: '|===',
    pattern: /^[ \t>]*\|={3,}[ \t]*$/gm,
    explain: () =>
      'begins or ends a table elsewhere. Write its rows as `| a | b |`, and `|---|---|` below the first',
  },
  {
    sign: '===',
    pattern: /^[ \t>]*===[!+]?[ \t]+"[^"\r\n]+"[ \t]*$/gm,
    explain: () =>
      'is a tab elsewhere. Write its name in bold, and its text below it without the indent',
  },
  {
    sign: ':',
    pattern:
      /(?<![\p{L}\p{N}:/]):(?:\+1|-1|[a-z][a-z\d]*(?:[_-][a-z\d]+)*):(?:\{[^{}\r\n]*\})?(?![\p{L}\p{N}:/])/gu,
    explain: (written) =>
      icon.test(written)
        ? 'is an icon elsewhere. Leave it out'
        : setting.test(written) && !emoji.has(written)
          ? 'sets how AsciiDoc prints a text. Leave the line out'
          : 'is an emoji elsewhere. Write the character itself',
    repair: (written) => (icon.test(written) ? '' : emoji.get(written)),
  },
  {
    sign: '*[',
    pattern: /^[ \t]*\*\[[^\]\r\n]+\]:[ \t]+\S[^\r\n]*/gm,
    explain: () =>
      'explains a word elsewhere, and is printed here. Say what it means where the word stands, and leave this out',
  },
  {
    sign: '--8<--',
    pattern: /^[ \t>]*-+8<-+[^\r\n]*/gm,
    explain: () =>
      'is a command to a site generator. Leave it out, or write what it would have shown',
  },
  {
    sign: '{',
    pattern:
      /(?<!\\[a-z]{1,30})\{(?:panel|info|note|tip|warning|code|noformat|expand|toc|status|quote|color|section|column|anchor|excerpt)(?::[^{}\r\n]*)?\}/g,
    explain: () =>
      'is a macro of Confluence, and is printed here. Leave it out, or write what it would have shown',
  },
  {
    sign: '%%',
    pattern: /(?<![\p{L}\p{N}%])%%(?!%)[^%]+%%/gu,
    explain: () => 'is a comment elsewhere, and is printed here. Write `<!-- … -->`',
    repair: (written) =>
      /--|[<>\]]|\n[ \t]*\r?\n/.test(written)
        ? undefined
        : `<!-- ${written.slice(2, -2).trim()} -->`,
  },
  {
    sign: '{/*',
    pattern: /\{\/\*.*?\*\/\}/gs,
    explain: () => 'is a comment elsewhere, and is printed here. Write `<!-- … -->`',
    repair: (written) =>
      /--|[<>\]]/.test(written) ? undefined : `<!-- ${written.slice(3, -3).trim()} -->`,
  },
  {
    sign: '^',
    pattern: /(?<=[\p{L}\p{N})])\^[\p{L}\p{N}+−-]{1,8}\^(?![\p{L}\p{N}^])/gu,
    explain: (written) => `is set high elsewhere. Write \`<sup>${written.slice(1, -1)}</sup>\``,
    repair: (written) => `<sup>${written.slice(1, -1)}</sup>`,
  },
  {
    sign: '^',
    pattern: /(?<=\s)\^(?=[a-z\d]*\d)[a-z\d]{6}[ \t]*$/g,
    explain: () => 'is a name for links in a wiki. Leave it out',
  },
  {
    sign: '+-',
    pattern: /^[ \t>]*\+(?:-+\+)+[ \t]*(?:\r?\n[ \t>]*[|+][^\r\n]*)*/gm,
    explain: () => adviseTable,
  },
  {
    sign: '(@)',
    pattern: /^[ \t>]*\(@\)(?=[ \t])/gm,
    explain: () => 'is a number elsewhere. Write `1.`',
  },
  {
    sign: '<',
    pattern: /<\/?(?:[ovwm]|ac|ri):[a-z][^<>\r\n]*>/gi,
    explain: (written) =>
      `is a remnant of ${/^<\/?(?:ac|ri):/i.test(written) ? 'Confluence' : 'Word'}, and is printed here. Leave it out`,
    repair: leaveOut,
  },
  {
    sign: 'from',
    pattern: /^import[ \t]+[\p{L}{*][\p{L}\p{N}{}*,_$ \t]*[ \t]from[ \t]+['"][^'"\r\n]+['"];?/gmu,
    explain: () => 'is code of MDX. Leave it out',
    repair: leaveOut,
  },
]

/** What a file of AsciiDoc begins with. */
const setting =
  /^:(?:toc|toclevels|toc-title|sectnums|sectanchors|sectlinks|icons|doctype|author|email|revdate|revnumber|imagesdir|source-highlighter|experimental):$/

/** Takes `== Words`, as AsciiDoc has it, or `== Words ==`, as MediaWiki. */
function toHeading(written: string): string {
  const [marks = '', signs = ''] = /^[ \t>]*(=*)/.exec(written) ?? []
  const words = written.slice(marks.length).trim()
  const bare = words.replace(/=+$/, '')
  const before = marks.slice(0, marks.length - signs.length)
  return `${before}${'#'.repeat(signs.length)} ${/[ \t]$/.test(bare) ? bare.trimEnd() : words}`
}

/** Takes `[words]{.underline}`; returns what shows them so here, or the words alone. */
/** Says of attributes that may keep words from readers what to do; undefined for any others. */
function adviseWithholding(written: string): string | undefined {
  const attributes = written.slice(written.lastIndexOf('{'))
  if (mayBeMark(attributes))
    return 'sets attributes elsewhere, and keeps nothing from anyone here. If it says who may read the words, leave them out; if not, leave out the attributes'
  return mayHide(attributes)
    ? 'may hide words elsewhere, and they are printed here. Leave them out, or the attributes'
    : undefined
}

function repairSpan(written: string): string {
  const [, words = '', dress = ''] = /^\[([^[\]]*)\]\{([^{}]*)\}$/.exec(written) ?? []
  if (words.trim() === '') return ''
  if (/\.(?:underline|ul)\b/.test(dress)) return `<ins>${words}</ins>`
  return /\.mark\b/.test(dress) && !words.includes('*') ? `**${words}**` : words
}

/** What to write for a table that is drawn with lines. */
export const adviseTable =
  'draws a table elsewhere. Write its rows as `| a | b |`, and `|---|---|` below the first'

/** Takes `![a](b c.png "d")`; returns `![a](<b c.png> "d")`. */
function inAngles(written: string): string {
  const start = written.indexOf('](') + 2
  const inside = written.slice(start, -1)
  const title = / "[^"]*"$/.exec(inside)?.[0] ?? ''
  const address = inside.slice(0, inside.length - title.length).trim()
  return `${written.slice(0, start)}<${address}>${title})`
}

function adviseBox(written: string): string {
  const name = /\p{L}+/u.exec(written)?.[0] ?? ''
  return `is a box elsewhere. ${adviseAlert(name) ?? adviseQuote('NOTE')}, with \`> \` before each line`
}
