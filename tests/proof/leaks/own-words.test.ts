import { expect, test } from 'vitest'
import { withoutPlaces } from '../../../src/briefing/tlp/cut-files.js'
import type { Piece } from '../../../src/briefing/tlp/list-contents.js'
import { listContents } from '../../../src/briefing/tlp/list-contents.js'
import { shareBrowser } from '../../../src/cli/share-browser.js'
import { cutInspected } from '../../../src/pipeline/cut-inspected.js'
import { inspect, isSound } from '../../../src/pipeline/inspect.js'
import { listRemaining } from '../../../src/pipeline/list-remaining.js'
import { makeEditions } from '../../../src/pipeline/make-editions.js'
import type { EditionOrder } from '../../../src/pipeline/making.js'
import { listSaid } from '../../../src/proof/leaks/find-leaks.js'
import { createSearch } from '../../../src/proof/leaks/search.js'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'

/** A report with something of all that the program adds words to; what it says itself are the words between two of x. */
const chapter = `# xtitlex

::::summary
- xpointx
::::

## xheadx

xtextx[^a] T1059 :tlp[xsecretx]{amber}

- [x] xtaskx

> [!NOTE]
> xalertx

\`\`\`js
xcodex
\`\`\`

:::figure{#xfigurex}
![xaltx](figures/a.svg)

xcaptionx
:::

[](#xfigurex) [](#xiocsx)

:::iocs{#xiocsx}
xlistx

| type | value | first seen | technique | confidence |
|---|---|---|---|---|
| domain | xhostx[.]top | 2024-03-02 | T1059 | 80 |
| cve | CVE-2024-1709 | 2024-03-02 | T1190 | high |
:::

:::attack
:::

[^a]: xnotex <https://xsourcex.top/xpathx>
`

test.each(['en', 'ja'])('what the program writes itself is no leak (%s)', async (language) => {
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter
      .replace('language: ja', `language: ${language}`)
      .replace(
        'Public',
        'TLP:AMBER\ntoc: true\ncontact: [xcontactx]\ndisclaimer: xdisclaimerx',
      )}xopeningx\n`,
    '01-xchapterx.md': chapter,
    'figures/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text y="20">xdrawnx</text></svg>',
  })
  const whole = await inspect(folder)
  if (!isSound(whole)) throw new Error(whole.parsed.flatMap(({ file }) => file.messages).join('\n'))
  const cut = await cutInspected(whole, 'green')
  const browser = shareBrowser({ sandbox: process.getuid?.() !== 0 })
  const settings = {
    templates: 'templates',
    editions: ['pdf', 'html'] as const,
    epoch: undefined,
    verify: false,
    misp: true,
    browser: browser.open,
  }
  const order: EditionOrder = {
    name: '2024-03-green',
    step: () => {},
    describe: (model) => withoutPlaces(model, '2024-03-green'),
  }
  const made = await makeEditions(cut, order, settings).finally(browser.close)
  if (typeof made === 'string') throw new Error(made)
  const { kept } = listContents(whole.parsed, 'green')
  const { texts } = await listRemaining(cut, kept, ['xdrawnx'], made)
  const printed = made.sources.find(({ edition }) => edition === 'pdf')?.html
  const said = await listSaid(made.outputs, printed)
  // Rows of tables stand there without blanks between their cells.
  const model = '2024-03-green.json'
  const keys = made.outputs.flatMap(({ name, content }) =>
    name === model ? (String(content).match(/(?<=^ *")\w+(?=":)/gm) ?? []) : [],
  )
  const words = new Set(
    said
      .filter(({ where }) => where !== model)
      .flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu) ?? [])
      .concat(keys)
      .filter((word) => !/x.+x|^[a-f]{4}$/.test(word)),
  )
  // As if an author had left out each of them, and it stood in the files all the same.
  const pieces = [...words].map((text, at): Piece => {
    return { kind: 'words', text, file: 'a.md', line: 1, column: at }
  })
  const found = createSearch(pieces, texts).find(said)
  expect(words.size).toBeGreaterThan(500)
  expect([...new Set(found.map(({ piece }) => piece.text))]).toEqual([])
})
