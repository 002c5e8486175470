import type { LanguageFn } from 'highlight.js'

/** Where the grammar of each language is, loaded where a block of code names it. */
const grammars = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dos: () => import('highlight.js/lib/languages/dos'),
  go: () => import('highlight.js/lib/languages/go'),
  http: () => import('highlight.js/lib/languages/http'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kql: () => import('./grammars/kql.js'),
  lua: () => import('highlight.js/lib/languages/lua'),
  perl: () => import('highlight.js/lib/languages/perl'),
  php: () => import('highlight.js/lib/languages/php'),
  powershell: () => import('highlight.js/lib/languages/powershell'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  shell: () => import('highlight.js/lib/languages/shell'),
  spl: () => import('./grammars/spl.js'),
  sql: () => import('highlight.js/lib/languages/sql'),
  vbnet: () => import('highlight.js/lib/languages/vbnet'),
  vbscript: () => import('highlight.js/lib/languages/vbscript'),
  x86asm: () => import('highlight.js/lib/languages/x86asm'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
  yara: () => import('./grammars/yara.js'),
} satisfies Record<string, () => Promise<{ default: LanguageFn }>>

type Language = keyof typeof grammars

/** Of the grammars. */
export const languageNames = Object.keys(grammars)

/** Other names that authors and GitHub use. */
const aliases: Readonly<Record<string, Language>> = {
  asm: 'x86asm',
  bas: 'vbnet',
  bat: 'dos',
  batch: 'dos',
  'c#': 'csharp',
  'c++': 'cpp',
  cmd: 'dos',
  console: 'shell',
  cs: 'csharp',
  golang: 'go',
  h: 'c',
  html: 'xml',
  js: 'javascript',
  jsonc: 'json',
  jsx: 'javascript',
  kusto: 'kql',
  nasm: 'x86asm',
  patch: 'diff',
  pl: 'perl',
  ps: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  py: 'python',
  rb: 'ruby',
  reg: 'ini',
  rs: 'rust',
  sh: 'bash',
  'shell-session': 'shell',
  sigma: 'yaml',
  splunk: 'spl',
  svg: 'xml',
  toml: 'ini',
  ts: 'javascript',
  typescript: 'javascript',
  vb: 'vbnet',
  vba: 'vbnet',
  vbs: 'vbscript',
  yar: 'yara',
  yml: 'yaml',
  zsh: 'bash',
}

/** Takes what an info string calls a language; returns the name of its grammar, or undefined if there is none. */
export function resolveLanguage(name = ''): string | undefined {
  if (Object.hasOwn(aliases, name)) return aliases[name]
  return isLanguage(name) ? name : undefined
}

/** Loads the grammars of these names, and those that embed or extend each other. */
export async function loadGrammars(names: Iterable<string>): Promise<Record<string, LanguageFn>> {
  const loaded = [...names].filter(isLanguage).map(async (name) => {
    const { default: grammar } = await grammars[name]()
    return [name, grammar] as const
  })
  return Object.fromEntries(await Promise.all(loaded))
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(grammars, name)
}
