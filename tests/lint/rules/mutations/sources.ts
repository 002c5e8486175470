import { add, type Mutation, one, sonpoUrl, wtw, wtwUrl } from './mutation.js'

/** Sources, links and indicators. */
export const sources: Mutation[] = [
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
  one('a live e-mail address', add('差出人はa[@]evil[.]ex、つまりa@evil.exであった。'), [
    'ioc-live',
    'a@evil.ex',
  ]),
  one('a live IP address', add('通信先は45.33.32.156である。'), ['ioc-live', '45.33.32.156']),
  one('a live domain', add('通信先はevil.comである。'), ['ioc-live', 'evil.com']),
  one('a live URL in code', add('evil[.]exから`curl http://evil.ex/a`を実行する。'), [
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
    edits: [['classification: TLP:AMBER', 'classification: "TLP: amber"']],
    expect: [['tlp-invalid', '"TLP: amber"']],
  },
  {
    what: 'a TLP label of version 1',
    file: 'briefing.md',
    edits: [['classification: TLP:AMBER', 'classification: TLP:WHITE']],
    expect: [['tlp-invalid', 'TLP:WHITE']],
  },
]
