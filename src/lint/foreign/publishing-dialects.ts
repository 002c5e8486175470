import type { Dialect } from './dialects.js'

/** What stands after `@` on Zenn, and is shown in the page. */
const embeds =
  'card|tweet|youtube|github|gist|figma|codepen|codesandbox|stackblitz|jsfiddle|slideshare|speakerdeck|docswell|blueprintue'

const kana = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}ー・]`

/** A size in a picture's parentheses, after its address or title. */
const size = String.raw`[ \t]+=(?:\d+%?x?|\d*%?x\d+%?)(?:\d*%?)?[ \t]*\)`

/** What places to publish in make more of, and tools for Japanese text. */
export const publishingDialects: readonly Dialect[] = [
  {
    sign: '@[',
    pattern: new RegExp(String.raw`@\[(?:${embeds})\](?:\([^()\s]*\)|\uFFFC+)`, 'g'),
    explain: (written) => {
      const address = repairEmbed(written)
      return `shows a page in this one elsewhere. ${address ? `Write \`${address}\`, or cite it in a note` : 'Write its address, or show a picture of it'}`
    },
    repair: repairEmbed,
  },
  {
    sign: 'embed',
    pattern: /\{%[ \t]*embed[ \t][^{}\r\n]*%\}/g,
    explain: (written) =>
      `shows a page in this one elsewhere. Write \`${repairEmbed(written) ?? '<https://…>'}\`, or cite it in a note`,
    repair: repairEmbed,
  },
  {
    sign: ' =',
    pattern: new RegExp(String.raw`!\[[^[\]\r\n]*\]\([^()\s]+(?:[ \t]+"[^"\r\n]*")?${size}`, 'g'),
    explain: (written) =>
      `is no picture here, since it gives a size. Write \`${dropSize(written)}\``,
    repair: dropSize,
  },
  {
    sign: '《',
    pattern: new RegExp(String.raw`[｜|][^｜|《》\s]{1,20}《${kana}{1,30}》`, 'gu'),
    explain: (written) => `gives a reading elsewhere. Write \`${toRuby(written)}\``,
    repair: toRuby,
  },
  {
    sign: '{',
    pattern: new RegExp(String.raw`\{[\p{Script=Han}々]{1,12}(?:[|｜]${kana}+)+\}`, 'gu'),
    explain: (written) => `gives a reading elsewhere. Write \`${toRuby(written)}\``,
    repair: toRuby,
  },
]

/** `@[card](https://…)`, `{% embed url="https://…" %}` */
function repairEmbed(written: string): string | undefined {
  const address = /(?:\(|url=")(https?:\/\/[^\s"()<>]+)/.exec(written)?.[1]
  return address && `<${address}>`
}

function dropSize(written: string): string {
  return written.replace(new RegExp(`${size}$`), ')')
}

/** `｜脆弱《ぜいじゃく》`, `{脆弱|ぜい|じゃく}` */
function toRuby(written: string): string {
  const [base = '', ...reading] = written.split(/[｜|《》{}]/).filter((part) => part !== '')
  return `<ruby>${base}<rt>${reading.join('')}</rt></ruby>`
}
