import {
  add,
  below,
  insurance,
  last,
  leak,
  type Mutation,
  one,
  opening,
  spyware,
} from './mutation.js'

/** Chapters, blocks, figures, tables and comments. */
export const structure: Mutation[] = [
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
  one('raw HTML', add('下線<u>部</u>。'), ['raw-html', '<u>']),
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
