import type { LanguageFn } from 'highlight.js'

/** Splunk's search language: commands after pipes, `field=value`, macros between backticks. */
const spl: LanguageFn = (hljs) => ({
  name: 'SPL',
  case_insensitive: true,
  contains: [
    { scope: 'comment', begin: /```/, end: /```/ },
    { scope: 'string', begin: /"/, end: /"/, contains: [hljs.BACKSLASH_ESCAPE] },
    { scope: 'variable', begin: /`/, end: /`/ },
    { scope: 'variable', begin: /\$\w+\$/ },
    {
      begin: [/[|[]|^/, /\s*/, /[a-z]\w+(?=\s|$)(?!\s*=)/],
      beginScope: { 3: 'keyword' },
    },
    {
      scope: 'keyword',
      begin: /\b(?:as|by|over|and|or|not|in|where|like|output|outputnew|from)\b(?!\s*=)/,
    },
    { scope: 'literal', begin: /\b(?:true|false|null)\b(?!\()/ },
    { scope: 'title.function', begin: /\b[a-z_]\w*(?=\()/ },
    { scope: 'attr', begin: /[\w.:{}*]+(?=\s*!?=)/ },
    { scope: 'number', begin: /(?<![\w.-])[-+]?\d+(?:\.\d+)?(?:[smhdwy]|mon)?(?:@\w+)?(?![\w.])/ },
  ],
})

export default spl
