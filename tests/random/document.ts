/** A briefing as a tree: what a random one is made of, before anything of it is written as Markdown. */
export interface RandomBriefing {
  language: 'en' | 'ja'
  layout: 'monthly' | 'commentary'
  toc: boolean
  classification: string
  /** Pages that a monthly's summary may fill; undefined where nothing is said. */
  summaryPages: number | undefined
  /** Whether the same in the other language stands beside it, as its original. */
  isTranslation: boolean
  /** Whether the house's own fields are given. */
  extra: boolean
  disclaimer: Block[]
  contact: boolean
  /** Monthly: words that open the summary, inline only. Commentary: the text. */
  opening: Block[]
  chapters: Chapter[]
}

export interface Chapter {
  title: Inline[]
  /** Its key points; a commentary has none. */
  summary: Inline[][]
  blocks: Block[]
}

/** Marks that may stand around inlines. */
export const wraps = [
  'emphasis',
  'strong',
  'strike',
  'b',
  'i',
  'sup',
  'sub',
  'kbd',
  'ins',
  'em',
  's',
  'del',
  'samp',
  'var',
  'tt',
  'span',
] as const

export type Inline =
  /** A phrase of the vocabulary; with `serial` it is followed by a word that stands nowhere else. */
  | { kind: 'words'; pick: number; serial: boolean }
  | { kind: (typeof wraps)[number]; children: Inline[] }
  | { kind: 'code'; pick: number }
  | { kind: 'link'; pick: number; form: LinkForm; children: Inline[] }
  | { kind: 'reference'; pick: number }
  | { kind: 'headingLink'; pick: number; children: Inline[] }
  | { kind: 'call'; note: Note }
  | { kind: 'again'; pick: number }
  /** The end of a line: one that is kept, by a backslash, two blanks or `<br>`, or one of the source alone. */
  | { kind: 'break'; form: BreakForm }
  /** For the authors alone. */
  | { kind: 'remark' }
  /** Between words: what is printed of it is no text. */
  | { kind: 'picture'; form: PictureForm }
  /** A place in the text, and a link that leads there. */
  | { kind: 'place'; children: Inline[] }
  /** Words for the readers of a level; without a mark where the briefing has no level. */
  | { kind: 'tlp'; pick: number; children: Inline[] }

/** `![](…)` has nothing that describes it. */
export const pictureForms = ['image', 'html', 'undescribed'] as const
export type PictureForm = (typeof pictureForms)[number]

export const breakForms = ['backslash', 'blanks', 'html', 'source'] as const
export type BreakForm = (typeof breakForms)[number]

/** `[text](url)`, with a title, `[text][label]`, `[text][]`, `[text]`, `<url>`, the address alone, `<a href>`. */
export const linkForms = [
  'inline',
  'titled',
  'full',
  'collapsed',
  'shortcut',
  'angle',
  'bare',
  'html',
] as const
export type LinkForm = (typeof linkForms)[number]

export const alerts = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const

export interface Note {
  text: Inline[]
  blocks: Block[]
  /** Whether it ends with the address of its source. */
  source: boolean
  /** Whether its definition stands after the block that calls it, instead of at the end of the file. */
  near: boolean
}

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  /** `underlined` where it is written with a line of `=` or `-`, which only two levels have. */
  | { kind: 'heading'; level: number; underlined: boolean; children: Inline[] }
  | { kind: 'list'; start: number | undefined; loose: boolean; items: Item[] }
  | { kind: 'quote'; alert: string | undefined; blocks: Block[] }
  | { kind: 'details'; title: Inline[]; blocks: Block[] }
  /** An element of HTML with Markdown in it. */
  | { kind: 'box'; form: BoxForm; blocks: Block[] }
  | {
      kind: 'table'
      columns: number
      /** Row by row, the head first; what does not fill a row is left out. */
      cells: Inline[][]
      /** Plain rows after them. */
      filler: number
      caption: Caption | undefined
      align?: Align
      landscape?: boolean
    }
  | {
      kind: 'figure'
      pick: number
      form: 'image' | 'reference' | 'captioned'
      /** Whether it must stay where it stands; only where it is captioned. */
      here: boolean
      caption: Caption
    }
  | { kind: 'figures'; pick: number; captions: Caption[] }
  | { kind: 'iocs'; caption: Caption; rows: Indicator[] }
  /** The table of the techniques that the text names. */
  | { kind: 'attack' }
  /** Blocks for the readers of a level; without a mark where the briefing has no level. */
  | { kind: 'tlp'; pick: number; blocks: Block[] }
  /** `info` is what stands after its fence, with a title or without. */
  | { kind: 'code'; pick: number; lines: number; info: string; title: string }
  /** Code that has no fence. */
  | { kind: 'indented'; pick: number; lines: number }
  | { kind: 'break'; form: RuleForm }
  | { kind: 'centred'; children: Inline[] }
  /** Written as HTML, of words alone: a list of terms, a table, nested lists, a quote, readings, parts, text with its blanks. */
  | { kind: 'html'; form: HtmlForm; parts: Inline[][] }
  /** For the authors alone. */
  | { kind: 'comment'; children: Inline[] }
  | { kind: 'end' }

/** How the first column of a table stands; the others by turns. */
export type Align = (typeof aligns)[number]
export const aligns = ['none', 'left', 'center', 'right'] as const

export const ruleForms = ['---', '***', '_ _ _', '- - -', '<hr>'] as const
export type RuleForm = (typeof ruleForms)[number]

export const boxForms = ['div', 'centred', 'cell'] as const
export type BoxForm = (typeof boxForms)[number]

export const htmlForms = ['terms', 'table', 'lists', 'quote', 'ruby', 'section', 'pre'] as const
export type HtmlForm = (typeof htmlForms)[number]

export interface Indicator {
  pick: number
  remark: Inline[]
}

export interface Item {
  /** Undefined where it is no task. */
  done: boolean | undefined
  blocks: Block[]
}

export interface Caption {
  text: Inline[]
  remarks: Inline[][]
}
