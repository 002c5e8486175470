import type { LanguageFn } from 'highlight.js'

/** Kusto's query language, as in Microsoft Sentinel and Defender (learn.microsoft.com/kusto/query). */
const kql: LanguageFn = (hljs) => ({
  name: 'KQL',
  case_insensitive: false,
  keywords: {
    $pattern: '[A-Za-z_$][\\w-]*',
    keyword:
      'let set declare restrict alias pattern where project project-away project-keep project-rename project-reorder extend summarize join lookup union on by kind hint take limit top order sort asc desc nulls first last count distinct evaluate parse parse-where parse-kv mv-expand mv-apply make-series make-graph graph-match render serialize invoke search find sample datatable externaldata materialize partition range print getschema as consume facet fork reduce scan with and or not in has contains startswith endswith between matches regex has_any has_all hasprefix hassuffix has_cs contains_cs startswith_cs endswith_cs',
    type: 'bool datetime decimal dynamic guid int long real string timespan',
    literal: 'true false null',
  },
  contains: [
    hljs.C_LINE_COMMENT_MODE,
    { scope: 'string', begin: /[hH]?@"/, end: /"/, contains: [{ begin: /""/ }] },
    { scope: 'string', begin: /[hH]?@'/, end: /'/, contains: [{ begin: /''/ }] },
    { scope: 'string', begin: /[hH]?"/, end: /"|$/, contains: [hljs.BACKSLASH_ESCAPE] },
    { scope: 'string', begin: /[hH]?'/, end: /'|$/, contains: [hljs.BACKSLASH_ESCAPE] },
    {
      scope: 'number',
      begin: /\b(?:0x[\da-fA-F]+|\d+(?:\.\d+)?(?:d|h|m|s|ms|microseconds?|ticks?)?)\b/,
    },
    {
      scope: 'title.function',
      begin: /\b(?!(?:in|on|by|and|or|not|has_any|has_all|between)\b)[A-Za-z_]\w*(?=\()/,
    },
  ],
})

export default kql
