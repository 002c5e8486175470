import type { RuleSettings } from '../../src/pipeline/check.js'

/** One fault, put into the good sample in one place, and what must be said about it. */
export interface Mutation {
  what: string
  file: string
  /** Replacements in the file, each of the first place where the text stands. */
  edits: [from: string | RegExp, to: string][]
  /** Rule and the text it must point at, from its first character to its last; in order of place. */
  expect: [ruleId: string, mark: string | RegExp][]
  /** Which place of the mark, from 1; the first if it is not said. */
  nth?: number
  settings?: RuleSettings
  /** A further file of the briefing. */
  added?: { name: string; text: string }
  removed?: string[]
}

export const insurance = '01-cyber-insurance.md'
export const leak = '02-taurus-leak.md'
export const spyware = '03-commercial-spyware.md'

const call = '設けられている理由である[^wtw]。'
const wtw =
  '[^wtw]: 出典：WTW 『ロシアのウクライナ侵攻に見る戦争損害への備え』 <https://www.wtwco.com/ja-jp/insights/2022/03/crb-nl-march-otani>'
const wtwUrl = '<https://www.wtwco.com/ja-jp/insights/2022/03/crb-nl-march-otani>'
const sonpoUrl =
  '<https://www.sonposoken.or.jp/reports/wp-content/uploads/2022/12/sonposokenreport141_1.pdf>'
const sonpoText =
  '出典：損保総研レポート 『国家の関与するサイバー攻撃とサイバー保険の戦争免責条項について ― 主席研究員 濵田 和博』'
const opening = '本レポートは、2024年3月に報じられた'
const last =
  '[^attribution]: アトリビューションは、サイバー攻撃を行った主体を特定すること。その結果を対外的に公表する場合を、特にパブリックアトリビューションと呼ぶ。'

/** In the first chapter, where nothing else is said. */
const one = (what: string, edits: Mutation['edits'], ...expect: Mutation['expect']): Mutation => ({
  what,
  file: insurance,
  edits,
  expect,
})

const closing = '備えるべき点を考える。'
const add = (text: string): Mutation['edits'] => [[closing, `${closing}${text}`]]
const below = (text: string): Mutation['edits'] => [[closing, `${closing}\n\n${text}`]]

export const mutations: Mutation[] = [
  // integrity.md §1: how notes break silently
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

  // integrity.md §6, footnotes
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

  // integrity.md §6, citations, links, indicators
  {
    ...one(
      'a source without a URL',
      [[` ${wtwUrl}`, '']],
      ['source-url-missing', wtw.replace(` ${wtwUrl}`, '')],
    ),
    settings: { 'source-url-missing': 'info' },
  },
  {
    what: 'a source without an access date',
    file: '04-new.md',
    edits: [],
    added: {
      name: '04-new.md',
      text: '# 新しい章\n\n:::summary\n- 要点\n:::\n\n本文[^a]。\n\n[^a]: 新聞 <https://www.example.com/>\n',
    },
    expect: [['source-accessed-missing', '[^a]: 新聞 <https://www.example.com/>']],
    settings: { 'source-accessed-missing': 'warning' },
  },
  one(
    'an access date after the day of issue',
    [[wtwUrl, `${wtwUrl}（2042年3月8日閲覧）`]],
    ['source-date-future', '2042年3月8日'],
  ),
  one(
    'a URL cut short',
    [[wtwUrl, '<https://www.wtwco.com/…>']],
    ['source-url-invalid', '<https://www.wtwco.com/…>'],
  ),
  one(
    'a URL with a blank',
    [[wtwUrl, '<https://www.wtwco.com/ja jp>']],
    ['source-url-invalid', 'https://www.wtwco.com/ja'],
  ),
  one(
    'a mistyped scheme',
    [[wtwUrl, 'htps://www.wtwco.com/']],
    ['source-url-invalid', 'htps://www.wtwco.com/'],
  ),
  {
    ...one(
      'a source by http:',
      [[wtwUrl, '<http://www.wtwco.com/>']],
      ['link-insecure', '<http://www.wtwco.com/>'],
    ),
    settings: { 'link-insecure': 'info' },
  },
  {
    ...one('a URL pasted from another note', [[wtwUrl, sonpoUrl]], ['source-duplicate', sonpoUrl]),
    nth: 2,
  },
  one(
    'a tracking parameter',
    [[wtwUrl, '<https://www.wtwco.com/?fbclid=1>']],
    ['source-tracking', '<https://www.wtwco.com/?fbclid=1>'],
  ),
  one('a live URL', add('http://evil.ex/a を開く。'), ['ioc-live', 'http://evil.ex/a']),
  one('a live URL in Japanese', add('通信先はhttp://evil.ex/であった。'), [
    'ioc-live',
    'http://evil.ex/',
  ]),
  one('a live autolink', add('<https://evil.ex/>を開く。'), ['ioc-live', '<https://evil.ex/>']),
  one('a live www.', add('www.evil.ex を開く。'), ['ioc-live', 'www.evil.ex']),
  one('a live e-mail address', add('差出人はa@evil.exであった。'), ['ioc-live', 'a@evil.ex']),
  one('a live IP address', add('通信先は203.0.113.7である。'), ['ioc-live', '203.0.113.7']),
  one('a live domain', add('通信先はevil.comである。'), ['ioc-live', 'evil.com']),
  one('a live URL in code', add('`curl http://evil.ex/a`を実行する。'), [
    'ioc-live',
    'http://evil.ex/a',
  ]),
  one('a link in the text', add('[新聞](https://www.example.com/a)による。'), [
    'link-in-body',
    '[新聞](https://www.example.com/a)',
  ]),
  one('two ways of defanging', add('a[.]example、b[.]example、c(.)example。'), [
    'ioc-defang-style',
    '(.)',
  ]),
  one('a wrong CVE identifier', add('CVE-26-1がある。'), ['cve-format', 'CVE-26-1']),
  one('a CVE identifier in small letters', add('cve-2024-3094がある。'), [
    'cve-format',
    'cve-2024-3094',
  ]),
  one('a wrong ATT&CK identifier', add('ATT&CKのT15である。'), ['attack-id', 'T15']),
  one('a day that does not exist', add('2024年2月30日に。'), ['date-format', '2024年2月30日']),
  {
    what: 'a TLP label with a blank',
    file: 'briefing.md',
    edits: [['classification: Public', 'classification: "TLP: amber"']],
    expect: [['tlp-invalid', '"TLP: amber"']],
  },
  {
    what: 'a TLP label of version 1',
    file: 'briefing.md',
    edits: [['classification: Public', 'classification: TLP:WHITE']],
    expect: [['tlp-invalid', 'TLP:WHITE']],
  },

  // integrity.md §6, structure
  {
    what: 'no chapter',
    file: 'briefing.md',
    edits: [],
    removed: [insurance, leak, spyware],
    expect: [['chapter-missing', 'layout: monthly']],
  },
  one(
    'no title',
    [['# サイバー保険', 'サイバー保険']],
    ['chapter-title', 'サイバー保険の「戦争免責」、国家関与型の攻撃は補償の対象外に'],
  ),
  { ...one('two titles', [['\n## まとめ', '\n# まとめ']], ['chapter-title', '# まとめ']) },
  {
    what: 'a title in briefing.md',
    file: 'briefing.md',
    edits: [[opening, `# 題名\n\n${opening}`]],
    expect: [['single-title', '# 題名']],
  },
  one(
    'front matter in a chapter',
    [['# サイバー保険', '---\ntitle: 題名\n---\n\n# サイバー保険']],
    ['front-matter-misplaced', '---'],
  ),
  one(
    'no summary',
    [
      [':::summary\n', ''],
      ['底上げする必要がある。\n:::\n', '底上げする必要がある。\n'],
    ],
    ['summary-missing', '# サイバー保険の「戦争免責」、国家関与型の攻撃は補償の対象外に'],
  ),
  one('a misspelt block', [[':::summary', ':::sumary']], ['unknown-container', ':::sumary']),
  one(
    'a block that is not closed',
    [['底上げする必要がある。\n:::\n', '底上げする必要がある。\n']],
    ['container-fence', ':::summary'],
  ),
  {
    what: 'a block in a block of as many colons',
    file: spyware,
    edits: [
      ['::::figures', ':::figures'],
      ['\n::::\n', '\n:::\n'],
    ],
    expect: [['container-fence', ':::figures']],
  },
  one(
    'a blank after the colons',
    [[':::figure{#war-exclusion-flow}', '::: figure{#war-exclusion-flow}']],
    ['container-fence', '::: figure{#war-exclusion-flow}'],
  ),
  {
    what: 'a figure without its picture',
    file: leak,
    edits: [[/!\[クリミア橋[^\]]*\]\([^)]*\)\n\n/, '']],
    expect: [['figure-without-image', ':::figure{#crimea-bridge}']],
  },
  {
    what: 'a picture without alternative text',
    file: insurance,
    edits: [[/!\[[^\]]*\]/, '![]']],
    expect: [['figure-alt-missing', '![](figures/war-exclusion-flow.svg)']],
  },
  one('a picture without a caption', below('![流れの図](figures/war-exclusion-flow.svg)'), [
    'figure-caption-missing',
    '![流れの図](figures/war-exclusion-flow.svg)',
  ]),
  one(
    'a figure that nothing refers to',
    [['[](#war-exclusion-flow)のように', '次のように']],
    ['figure-unreferenced', ':::figure{#war-exclusion-flow}'],
  ),
  one(
    'a reference to nothing',
    [['[](#war-exclusion-flow)', '[](#war-exclusion-flwo)']],
    ['reference-undefined', '[](#war-exclusion-flwo)'],
  ),
  one(
    'an id used twice',
    below(':::table{#war-exclusion-flow}\n表の題\n\n| 列 |\n|---|\n| 値 |\n:::'),
    ['duplicate-id', ':::figure{#war-exclusion-flow}'],
  ),
  {
    what: 'a table without its line',
    file: leak,
    edits: [['|---|---|---|\n', '']],
    expect: [['table-without-table', ':::table{#taurus-timeline}']],
  },
  {
    what: 'a table without header cells',
    file: leak,
    edits: [['| 時期 | 主体 | 出来事 |', '| | | |']],
    expect: [['table-header-missing', '| | | |']],
  },
  one('a link to a file', add('[別の章](02-taurus-leak.md)を見よ。'), [
    'link-local',
    '[別の章](02-taurus-leak.md)',
  ]),
  one(
    'a heading that skips a level',
    [['### 【サイバー保険の役割】', '#### 【サイバー保険の役割】']],
    ['heading-increment', '#### 【サイバー保険の役割】'],
  ),
  {
    ...one(
      'the same heading twice',
      [['### 【戦争免責の考え方】', '### 【サイバー保険の役割】']],
      ['heading-duplicate', '### 【サイバー保険の役割】'],
    ),
    nth: 2,
  },
  one('raw HTML', add('改行<br>する。'), ['raw-html', '<br>']),
  one('a comment that is not closed', [[last, `${last}\n\n<!-- 未完`]], ['raw-html', '<!-- 未完']),
  one('a mark that something is to be done', add('金額は要確認。'), ['todo-marker', '要確認']),
  one('a mark in a comment', below('<!-- TODO: 図 -->'), ['todo-marker', 'TODO']),
  {
    what: 'a remote picture',
    file: leak,
    edits: [['(figures/crimea-bridge.svg)', '(https://example.com/crimea-bridge.svg)']],
    expect: [['picture-remote', /!\[[^\]]*\]\([^)]*\)/]],
  },
  {
    what: 'a picture outside the folder',
    file: leak,
    edits: [['(figures/crimea-bridge.svg)', '(../../crimea-bridge.svg)']],
    expect: [['picture-path-escape', /!\[[^\]]*\]\([^)]*\)/]],
  },
  one(
    'a comment without a reason',
    below('<!-- briefing-disable-next-line footnote-spacing -->\n次の段落。'),
    ['suppression-invalid', '<!-- briefing-disable-next-line footnote-spacing -->'],
  ),
  one(
    'a comment that silences nothing',
    below('<!-- briefing-disable-next-line footnote-spacing -- 理由 -->\n次の段落。'),
    ['unused-suppression', 'footnote-spacing'],
  ),
]
