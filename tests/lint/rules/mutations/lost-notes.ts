import {
  add,
  below,
  call,
  closing,
  last,
  leak,
  type Mutation,
  one,
  sonpoText,
  sonpoUrl,
  wtw,
  wtwUrl,
} from './mutation.js'

/** Notes that a Markdown parser loses, or prints as text, without a word. */
export const lostNotes: Mutation[] = [
  one('an undefined label', add('未定義[^zzzzzz]。'), ['footnote-undefined', '[^zzzzzz]']),
  one(
    'a label with a slip of the finger',
    [[call, call.replace('wtw', 'wwt')]],
    ['footnote-undefined', '[^wwt]'],
    ['footnote-unreferenced', wtw],
  ),
  one('a blank in a label', add('空白[^Nope two]。'), ['footnote-label-invalid', '[^Nope two]']),
  one(
    'a blank before a label',
    [[call, call.replace('[^wtw]', '[^ wtw]')]],
    ['footnote-wrong-syntax', '[^ wtw]'],
  ),
  one(
    'a blank after a label',
    [[call, call.replace('[^wtw]', '[^wtw ]')]],
    ['footnote-wrong-syntax', '[^wtw ]'],
  ),
  one(
    'a blank in a label and its definition, which makes it a link',
    [[closing, `${closing}それ[^a b]。\n\n[^a b]: hello`]],
    ['footnote-label-invalid', '[^a b]: hello'],
  ),
  {
    ...one(
      'a blank in a label and its definition, which makes it text',
      [
        [call, call.replace('[^wtw]', '[^w tw]')],
        [wtw, wtw.replace('[^wtw]', '[^w tw]')],
      ],
      ['footnote-label-invalid', '[^w tw]'],
    ),
    nth: 2,
  },
  one(
    'a second definition',
    [[last, `${last}\n[^wtw]: 別の出典`]],
    ['footnote-duplicate-definition', '[^wtw]: 別の出典'],
  ),
  one(
    'a second definition in capitals',
    [[last, `${last}\n[^WTW]: 別の出典`]],
    ['footnote-duplicate-definition', '[^WTW]: 別の出典'],
  ),
  one(
    'a definition that nothing calls',
    [[last, `${last}\n[^new]: 新しい出典`]],
    ['footnote-unreferenced', '[^new]: 新しい出典'],
  ),
  one(
    'a call that was deleted',
    [[call, call.replace('[^wtw]', '')]],
    ['footnote-unreferenced', wtw],
  ),
  one(
    'a note that only a lost note calls',
    [[last, `${last}\n[^c]: 参照先[^d]\n[^d]: その先`]],
    ['footnote-unreferenced', '[^c]: 参照先[^d]'],
    ['footnote-unreachable', '[^d]: その先'],
  ),
  {
    ...one(
      'a call in an alternative text',
      [['判断する流れの図。', '判断する流れの図[^wtw]。']],
      ['footnote-in-alt', '[^wtw]'],
    ),
    nth: 2,
  },
  {
    ...one(
      'a call in the title of a picture',
      [['war-exclusion-flow.svg)', 'war-exclusion-flow.svg "流れ[^wtw]")']],
      ['footnote-in-alt', '[^wtw]'],
    ),
    nth: 2,
  },
  one(
    'the only call of a note in an alternative text',
    [
      [call, '設けられている理由である。'],
      ['判断する流れの図。', '判断する流れの図[^wtw]。'],
    ],
    ['footnote-in-alt', '[^wtw]'],
  ),
  {
    ...one('a call in raw HTML', below('<p>本文[^wtw]。</p>'), ['footnote-in-html', '[^wtw]']),
    settings: { 'raw-html': 'off' },
  },
  one('a call in a link', add('[WTW[^wtw]](#war-exclusion-flow)による。'), [
    'footnote-in-link',
    '[^wtw]',
  ]),
  one('an empty definition', [[wtw, '[^wtw]:']], ['footnote-empty', '[^wtw]:']),
  {
    ...one(
      'notes that call each other',
      [
        [wtwUrl, `参照[^sonpo] ${wtwUrl}`],
        [sonpoUrl, `参照[^wtw] ${sonpoUrl}`],
      ],
      ['footnote-cycle', '[^wtw]'],
    ),
    nth: 3,
  },
  {
    ...one(
      'a note that calls itself',
      [[wtwUrl, `参照[^wtw] ${wtwUrl}`]],
      ['footnote-cycle', '[^wtw]'],
    ),
    nth: 3,
  },
  {
    ...one(
      'a call in a heading',
      [['## 概要', '## 概要[^nikkei]']],
      ['footnote-in-heading', '[^nikkei]'],
    ),
    settings: { 'footnote-in-heading': 'info' },
  },
  one(
    'definitions in another order',
    [
      [wtw, 'X'],
      [`[^sonpo]: ${sonpoText} ${sonpoUrl}`, wtw],
      ['X', `[^sonpo]: ${sonpoText} ${sonpoUrl}`],
    ],
    ['footnote-order', `[^sonpo]: ${sonpoText} ${sonpoUrl}`],
  ),
  one(
    'a forgotten caret',
    [[call, call.replace('[^wtw]', '[wtw]')]],
    ['footnote-wrong-syntax', '[wtw]'],
  ),
  one('an inline note', add('本文^[脚注の本文]。'), ['footnote-wrong-syntax', '^[脚注の本文]']),
  one(
    'round brackets',
    [[call, call.replace('[^wtw]', '(^wtw)')]],
    ['footnote-wrong-syntax', '(^wtw)'],
  ),
  one(
    'a backslash',
    [[call, call.replace('[^wtw]', '\\[^wtw]')]],
    ['footnote-wrong-syntax', '\\[^wtw]'],
  ),
  one(
    'a bracket that is not closed',
    [[call, call.replace('[^wtw]', '[^wtw')]],
    ['footnote-wrong-syntax', '[^wtw'],
  ),
  one(
    'full-width brackets',
    [[call, call.replace('[^wtw]', '［^wtw］')]],
    ['footnote-wrong-syntax', '［^wtw］'],
  ),
  one(
    'a full-width caret',
    [[call, call.replace('[^wtw]', '[＾wtw]')]],
    ['footnote-wrong-syntax', '[＾wtw]'],
  ),
  one(
    'a caret at the end',
    [[call, call.replace('[^wtw]', '[wtw^]')]],
    ['footnote-wrong-syntax', '[wtw^]'],
  ),
  one(
    'a definition that is indented so far that it is code',
    [
      [`${wtw}\n`, ''],
      ['これまで以上に重要になる。', 'これまで以上に重要になる。\n\n    [^wtw]: 出典：WTW'],
    ],
    ['footnote-definition-misplaced', '[^wtw]:'],
  ),
  one(
    'a definition that is indented into the note above',
    [[wtw, '\n    [^wtw]: 出典：WTW']],
    ['footnote-definition-misplaced', '[^wtw]: 出典：WTW'],
  ),
  {
    ...one(
      'a definition in the middle of a line',
      [
        [`${wtw}\n`, ''],
        ['これまで以上に重要になる。', 'これまで以上に重要になる。[^wtw]: 出典：WTW'],
      ],
      ['footnote-definition-misplaced', '[^wtw]:'],
    ),
  },
  one(
    'a definition with a full-width colon',
    [['[^wtw]: ', '[^wtw]：']],
    ['footnote-definition-misplaced', '[^wtw]：'],
  ),
  {
    what: 'a note defined in another chapter',
    file: leak,
    edits: [['この見方は示唆している。', 'この見方は示唆している[^nikkei]。']],
    expect: [['footnote-undefined', '[^nikkei]']],
  },
  {
    what: 'a call in front matter',
    file: 'briefing.md',
    edits: [['保険、諜報、監視技術の3つの論点から振り返る', '3つの論点[^1]から振り返る']],
    expect: [['footnote-undefined', '[^1]']],
  },
]
