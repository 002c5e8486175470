import type { BlockquoteData } from 'mdast'

/** Every word that the generator itself writes, by language. */
export interface Words {
  /** @param pages that it may fill */
  summaryTitle(pages: number): string
  contents: string
  notes: string
  disclaimer: string
  contact: string
  figure: (n: number) => string
  table: (n: number) => string
  chapter: (n: number) => string
  /** After a reference: where its target is. */
  onPage: (page: number | string) => string
  /** Title of a chapter where it is quoted, as on the summary page. */
  quoteTitle: (title: string) => string
  period: (month: string) => string
  date: (day: string) => string
  /** What separates two adjacent calls. */
  callSeparator: string
  backToCall: (n: number, k: number) => string
  noteLabel: (n: number) => string
  skipToText: string
  close: string
  /** From a note's popup to the same note in the list. */
  seeInNotes: string
  toTop: string
  /** Shows a drawing larger than a phone's screen. */
  enlarge: string
  /** Names the link of a heading to itself, before the heading's words. */
  copyLink: string
  /** Names a table without a caption to those who cannot see it. */
  plainTable: string
  /** Titles of alerts. */
  alerts: Record<NonNullable<BlockquoteData['alert']>, string>
  /** What a box of a task list says to those who cannot see it. */
  taskDone: string
  taskOpen: string
  authors: string
  classification: string
  issued: string
  versionLabel: string
  periodLabel: string
  /** What separates the names of several authors. */
  listComma: string
  /** Under a table of indicators: the files in which machines find them. */
  indicatorFiles: (csv: string, stix: string) => string
  /** Of a table of indicators whose author wrote none. */
  indicatorsCaption: string
  /** On the button that copies code or an indicator, and what is said after. */
  copy: string
  copied: string
  /** Of the table of ATT&CK techniques. */
  attackCaption: string
  attackColumns: readonly string[]
  attackSource: (version: string) => string
}

const months =
  'January February March April May June July August September October November December'.split(' ')

const ja: Words = {
  summaryTitle: (pages) => (pages === 1 ? '【1 ページサマリー】' : '【サマリー】'),
  contents: '目次',
  notes: '注',
  disclaimer: '免責事項',
  contact: 'お問い合わせ先',
  figure: (n) => `図 ${n}`,
  table: (n) => `表 ${n}`,
  chapter: (n) => `第 ${n} 章`,
  onPage: (page) => `（${page} ページ）`,
  quoteTitle: (title) => `『${title}』`,
  period: (month) => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月'),
  date: (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  callSeparator: ', ',
  backToCall: (n, k) => `注 ${n} を付けた本文の ${k} か所目へ戻る`,
  noteLabel: (n) => `注 ${n}`,
  skipToText: '本文へ',
  close: '閉じる',
  seeInNotes: '注の一覧で見る',
  toTop: '先頭へ戻る',
  enlarge: '拡大する',
  copyLink: '見出しへのリンクをコピー',
  plainTable: '表',
  alerts: { note: '補足', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意' },
  taskDone: '完了',
  taskOpen: '未完了',
  authors: '執筆',
  classification: '情報区分',
  issued: '発行日',
  versionLabel: '版',
  periodLabel: '対象月',
  listComma: '、',
  indicatorFiles: (csv, stix) =>
    `機械可読な形式は、PDF に添付し、レポートと同じ場所にも置いた ${csv}（CSV）と ${stix}（STIX 2.1）にある。`,
  indicatorsCaption: '侵害の指標（IoC）',
  copy: 'コピー',
  copied: 'コピーしました',
  attackCaption: '本レポートで言及した MITRE ATT&CK の手法',
  attackColumns: ['ID', '手法', '戦術', '言及箇所'],
  attackSource: (version) => `名称と戦術は MITRE ATT&CK（${version}）による。`,
}

const en: Words = {
  summaryTitle: (pages) => (pages === 1 ? 'One-page summary' : 'Summary'),
  contents: 'Contents',
  notes: 'Notes',
  disclaimer: 'Disclaimer',
  contact: 'Contact',
  figure: (n) => `Figure ${n}`,
  table: (n) => `Table ${n}`,
  chapter: (n) => `Chapter ${n}`,
  onPage: (page) => ` (page ${page})`,
  quoteTitle: (title) => title,
  period: (month) => month.replace(/^(\d+)-(\d+)$/, (_, y, m) => `${months[Number(m) - 1]} ${y}`),
  date: formatEnglishDate,
  callSeparator: ', ',
  backToCall: (n, k) => `Back to call ${k} of note ${n} in the text`,
  noteLabel: (n) => `Note ${n}`,
  skipToText: 'Skip to the text',
  close: 'Close',
  seeInNotes: 'See in the list of notes',
  toTop: 'Back to top',
  enlarge: 'Enlarge',
  copyLink: 'Copy the link to the heading',
  plainTable: 'Table',
  alerts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  taskDone: 'Done',
  taskOpen: 'To do',
  authors: 'Authors',
  classification: 'Classification',
  issued: 'Issued',
  versionLabel: 'Version',
  periodLabel: 'Period',
  listComma: ', ',
  indicatorFiles: (csv, stix) =>
    `For machines: ${csv} (CSV) and ${stix} (STIX 2.1), attached to the PDF and beside this report.`,
  indicatorsCaption: 'Indicators of compromise',
  copy: 'Copy',
  copied: 'Copied',
  attackCaption: 'Techniques of MITRE ATT&CK in this report',
  attackColumns: ['ID', 'Technique', 'Tactics', 'Mentioned in'],
  attackSource: (version) => `Names and tactics are those of MITRE ATT&CK (${version}).`,
}

/** The words of a BCP 47 language; English where we have none. */
export function wordsOf(language: string): Words {
  return isJapanese(language) ? ja : en
}

/** Whether a BCP 47 tag names Japanese. */
export function isJapanese(language: string): boolean {
  return /^ja(-|$)/i.test(language)
}

/** `2024-04-10` as `10 April 2024`: the footer's form in every language. */
export function formatEnglishDate(day: string): string {
  return day.replace(/^(\d+)-(\d+)-0?(\d+)$/, (_, y, m, d) => `${d} ${months[Number(m) - 1]} ${y}`)
}
