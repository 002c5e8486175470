/** How a call is written, and how the line begins that it leads to; the first group is the number, where it has one. */
export interface HandNoteForm {
  call: RegExp
  entry: RegExp
}

/** `1`, `1-3`, with any dash. */
const numberRange = String.raw`\d{1,3}(?:[-–—]\d{1,3})?`
const bracket = String.raw`\[${numberRange}(?:, ?${numberRange})*\]`
const brackets = `${bracket}(?:(?:, ?|[ –—-])?${bracket})*`

/** `[1]` in the text, with a list of sources that begin with `[1]` or `1.`. */
export const inBrackets: HandNoteForm = {
  // A colon after a number makes it an entry where a line begins, and ends a clause elsewhere.
  call: new RegExp(
    String.raw`<sup>\s*${brackets}\s*</sup>|(?<![\\\]])(?!(?<=^[ \t>]*)\[\d{1,3}\]:)${brackets}(?![([\]])`,
    'gm',
  ),
  entry: /^[ \t]*\[(\d{1,3})\][:.]?[ \t]+(?=\S)/gm,
}

/** `as seen before.3 The`: what an export leaves of a high figure after the end of a sentence; `Fig.3` is none. */
export const glued: HandNoteForm = {
  call: /(?<=[\p{L}\p{N}%)\]”"’*]{3}[.,;:!?]["”’)]?)(?<!(?<!\p{L})(?:Fig|Figs|Sec|Vol|Ref|App|Tab|Art|Chap|Nos|Ver)\.)(?<!\d[.,:])\d{1,3}(?=\s|$)/gmu,
  entry: /(?!)/g,
}

/** `1`, `[1]`, `\[1\]` or `<sup>1</sup>`, between the brackets of a link. */
const linked = String.raw`(?:<sup>|\\?\[)?(\d{1,3})(?:<\/sup>|\\?\])?`

/** The place of a note in a copy of a page of Wikipedia, in the copy or in the page. */
const cited = String.raw`(?:[^()\s#]|\([^()\s]*\))*#cite_note`

/** `[[1\]](#_ftn1)`, `<a href="#fn1">1</a>`: how word processors and converters link a note and its call. */
export const inLinks: HandNoteForm = {
  call: new RegExp(
    [
      String.raw`(?:<sup>|\\\[)?\[${linked}\]\(${cited}(?:[^()\s]*\D)?\1\)(?:<\/sup>|\\\])?`,
      String.raw`(?:<a\b[^<>]*><\/a>)?(?:<sup>)?\[${linked}\]\(#(?:[^()\s]*\D)?\2[a-z]*\)(?:<\/sup>)?`,
      String.raw`(?:<sup>)?<a\b[^<>]*\bhref="?#(?:[^<>"\s]*\D)?(\d{1,3})[a-z]*"?[^<>]*>(?:<sup>)?\[?\3\]?(?:<\/sup>)?<\/a>(?:<\/sup>)?`,
    ].join('|'),
    'g',
  ),
  entry: new RegExp(
    [
      String.raw`^(?=<a\b|(?:<sup>)?\[[^\s()]{1,16}\]\(#)`,
      String.raw`(?:<a\b[^<>]*>(?:<\/a>)?\s*)?(?:<sup>)?\[?${linked}\]?(?:\(#[^()\s]*\)|<\/a>)?(?:<\/sup>)?`,
      String.raw`[:.]?[ \t\u3000]*(?=\S)`,
    ].join(''),
    'gm',
  ),
}

const backLink = String.raw`\([^()\s]*#cite_ref[^()\s]*\)`

/** What leads from a note in a copy of a page of Wikipedia back to its calls: `**[^](#cite_ref-1)** `, `^ [a](#cite_ref-2) `. */
export const backLinks = new RegExp(
  [
    String.raw`^(?:(?:\*\*)?\[[\^↑]\]${backLink}(?:\*\*)?|(?:\*\*)?[\^↑](?:\*\*)?(?=[^\n]{0,20}\]${backLink}))[ \t]*`,
    String.raw`(?:Jump up to:[ \t]*)?(?:\**\[\**[a-z]{1,2}\**\]${backLink}\**[ \t,]*)*`,
  ].join(''),
)

const high = '([⁰¹²³⁴-⁹]{1,3})'

/** `¹`, `[¹](#fn1)`, `<sup id="f1">[¹](#fn1)</sup>`; the list that they lead to may say `(1)`. */
const inHighFigures: HandNoteForm = {
  call: new RegExp(
    String.raw`(?:<sup\b[^<>]*>)?\[${high}\]\(#[^()\s]*\)(?:<\/sup>)?|(?<![⁰¹²³⁴-⁹⁻])([⁰¹²³⁴-⁹]{1,12})(?![⁰¹²³⁴-⁹⁻\]])`,
    'g',
  ),
  entry:
    /^(?:<sup\b[^<>]*>)?[[(]?([⁰¹²³⁴-⁹]{1,3}|(?<=^\()\d{1,3}(?=\)))[\])]?(?:\(#[^()\s]*\))?(?:<\/sup>)?[:.]?[ \t\u3000]*(?=\S)/gm,
}

const figures = String.raw`[\d０-９]{1,3}`
const opening = '[(（［[【〔]'
const closing = String.raw`[)）］\]】〕]`
/** What may stand between a Japanese mark and the text of its note. */
const gap = String.raw`[：:.．]?[ \t\u3000]*(?=\S)`

/** @param mark what stands before the number */
function inJapanese(mark: string, bare: string): HandNoteForm {
  return {
    call: new RegExp(`${opening}${mark}${figures}${closing}(?!\\()|${bare}`, 'gmu'),
    entry: new RegExp(`^[ \\t]*${opening}?${mark}(${figures})${closing}?${gap}`, 'gmu'),
  }
}

/** The ways in which authors write notes by hand. */
export const handNoteForms: readonly HandNoteForm[] = [
  inBrackets,
  glued,
  inLinks,
  {
    call: /<sup>\d{1,3}(?:, ?\d{1,3})*<\/sup>/g,
    entry: /^<sup>\[?(\d{1,3})\]?<\/sup>[:.]?[ \t]*(?=\S)/gm,
  },
  inHighFigures,
  inJapanese('※', `※${figures}`),
  // In `受注1件` it is part of a word, and in `（注1）の` the bracket after it has been opened before.
  inJapanese(
    '脚?注',
    `「脚注${figures}」|(?<![受発外特傾])脚?注${figures}(?:(?<![(（][^()（）\\n]*)[)）]|(?![\\d０-９件台個回社年月日名]))`,
  ),
  inJapanese(String.raw`\\?[*＊]`, String.raw`\\?[*＊]${figures}(?![\d０-９*])`),
  {
    call: new RegExp(
      `[［【〔]${figures}(?:[,，、]${figures})*[］】〕]|\\[[０-９]{1,3}\\](?![(:：])`,
      'gu',
    ),
    entry: new RegExp(`^[ \\t]*[［【〔[](${figures})[］】〕\\]]${gap}`, 'gmu'),
  },
]
