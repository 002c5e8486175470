import { add, call, type Mutation, one, sonpoText, sonpoUrl, wtw, wtwUrl } from './mutation.js'

/** What else can be wrong with notes and their calls. */
export const notes: Mutation[] = [
  {
    ...one(
      'a note in a note',
      [[wtwUrl, `参照[^sonpo] ${wtwUrl}`]],
      ['footnote-nested', '[^sonpo]'],
    ),
    nth: 3,
  },
  {
    ...one(
      'a call on the summary page',
      [['基準を設ける。', '基準を設ける[^nikkei]。']],
      ['footnote-in-summary', '[^nikkei]'],
    ),
  },
  one(
    'a blank before a call',
    [[call, call.replace('[^wtw]', ' [^wtw]')]],
    ['footnote-spacing', ' [^wtw]'],
  ),
  one(
    'a full-width blank before a call',
    [[call, call.replace('[^wtw]', '　[^wtw]')]],
    ['footnote-spacing', '　[^wtw]'],
  ),
  one(
    'two notes that say the same',
    [[wtw, `[^wtw]: ${sonpoText} ${sonpoUrl}`]],
    ['footnote-duplicate-text', `[^sonpo]: ${sonpoText} ${sonpoUrl}`],
  ),
  one(
    'a note that is too long',
    [[wtw, `[^wtw]: ${'長い説明。'.repeat(120)}`]],
    ['footnote-too-long', `[^wtw]: ${'長い説明。'.repeat(120)}`],
  ),
  {
    what: 'a chapter without a source',
    file: '04-new.md',
    edits: [],
    added: { name: '04-new.md', text: '# 新しい章\n\n:::summary\n- 要点\n:::\n\n本文。\n' },
    expect: [['claim-without-source', '# 新しい章']],
  },
  {
    ...one(
      'a numeric label',
      [
        [call, call.replace('wtw', '7')],
        [wtw, '[^7]: 出典：WTW'],
      ],
      ['footnote-number-mismatch', '[^7]: 出典：WTW'],
    ),
    settings: { 'footnote-number-mismatch': 'info' },
  },
  {
    ...one('a repeated call', add('再び[^nikkei]。'), ['footnote-repeated-reference', '[^nikkei]']),
    settings: { 'footnote-repeated-reference': 'info' },
    nth: 3,
  },
]
