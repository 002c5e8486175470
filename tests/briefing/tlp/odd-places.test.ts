import { expect, it } from 'vitest'
import { cutInspected } from '../../../src/pipeline/cut-inspected.js'
import { inspect, isSound } from '../../../src/pipeline/inspect.js'
import { monthlyFrontMatter, writeBriefing } from '../../briefing-folder.js'

/** Marks where authors put them; each holds a word of its own, which begins with the first letter of its level. */
const chapter = `# A title:tlp[ a-title]{amber}

::::summary
- Point:tlp[ g-point]{green}
:::tlp{amber}
- a-point
:::
::::

## Section:tlp[ s-head]{amber+strict} goes on

- one

  :::tlp{amber}
  a-in-list[^only]
  :::
- :tlp[a-item]{amber}

> Quote
>
> :::tlp{red}
> r-quote
> :::

| a | :tlp[a-head]{amber} |
|---|---|
| 1 | :tlp[a-cell]{amber} |
| :tlp[r-row]{red} | :tlp[r-row-too]{red} |

:::figure{#f}
![open](figures/a.svg)

Caption:tlp[ a-caption]{amber} ends.
:::

::::figures
:::tlp{amber}
![a-alt](figures/b.svg "a-title-of-figure")
:::
![open](figures/a.svg "Title")
::::

### :tlp[a-section]{amber}

<details>
<summary>More</summary>

:::tlp{green}
g-in-html
:::

</details>

After[^n], see [](#f).

[^n]: Note:tlp[ a-note]{amber} ends.

    :::tlp{amber}
    a-in-note
    :::

[^only]: a-only
`

const files = {
  'briefing.md': `${monthlyFrontMatter
    .replace('language: ja', 'language: en')
    .replace(
      'Public',
      'TLP:RED\ndisclaimer: "Not for:tlp[ a-disclaimer]{amber}."',
    )}Opening:tlp[ r-opening]{red}.\n`,
  '01-chapter.md': chapter,
  '02-whole.md':
    '---\ntlp: amber\n---\n\n# a-chapter\n\n:::summary\n- a-chapter-point\n:::\n\na-text\n',
  'figures/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"/>',
  'figures/b.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"/>',
}

/** Front matter is not text of the report. */
const printed = (_: string, node: unknown) =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === 'yaml'
    ? undefined
    : node

it.each([
  ['clear', ''],
  ['green', 'g'],
  ['amber', 'ga'],
  ['amber+strict', 'gas'],
] as const)(
  'an edition for %s has what is for its readers, wherever it is marked',
  async (level, own) => {
    const whole = await inspect(await writeBriefing(files))
    if (!isSound(whole))
      throw new Error(whole.parsed.flatMap(({ file }) => file.messages).join('\n'))
    const cut = await cutInspected(whole, level)
    const said = (trees: typeof whole.parsed) =>
      JSON.stringify(
        trees.flatMap(({ tree, disclaimer }) => [tree.children, disclaimer]),
        printed,
      ).match(/(?<![\w-])[gasr]-[a-z-]+(?!\w)/g) ?? []
    const all = new Set(said(whole.parsed))
    expect(all.size).toBe(24)
    const expected = [...all].filter((word) => own.includes(word[0] ?? ''))
    expect([...new Set(said(cut.parsed))]).toEqual(expected)
  },
)
