import type { LanguageFn } from 'highlight.js'

/** Rules of YARA (yara.readthedocs.io, "Writing YARA rules"). */
const yara: LanguageFn = (hljs) => ({
  name: 'YARA',
  keywords: {
    keyword:
      'rule private global meta strings condition import include all and any ascii at base64 base64wide contains defined endswith entrypoint filesize for fullword icontains iendswith iequals in istartswith matches nocase none not of or startswith them wide xor',
    type: 'int8 int16 int32 uint8 uint16 uint32 int8be int16be int32be uint8be uint16be uint32be',
    literal: 'true false',
  },
  contains: [
    hljs.C_LINE_COMMENT_MODE,
    hljs.C_BLOCK_COMMENT_MODE,
    { scope: 'string', begin: /"/, end: /"|$/, contains: [hljs.BACKSLASH_ESCAPE] },
    // Bytes in hexadecimal: those of `$a = { 4D 5A ?? [2-4] }`, and not the body of a rule.
    { begin: /(?<==\s{0,9})\{/, end: /\}/, scope: 'string', contains: [hljs.C_LINE_COMMENT_MODE] },
    {
      scope: 'regexp',
      begin: /\/(?![/*\s])/,
      end: /\/[is]{0,2}|$/,
      contains: [hljs.BACKSLASH_ESCAPE],
    },
    { scope: 'variable', begin: /[$#@!]\w*\*?/ },
    { begin: [/\brule/, /\s+/, /[A-Za-z_]\w*/], beginScope: { 1: 'keyword', 3: 'title' } },
    { scope: 'number', begin: /\b(?:0x[\da-fA-F]+|\d+(?:\.\d+)?(?:KB|MB)?)\b/ },
  ],
})

export default yara
